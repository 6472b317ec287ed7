package org.ladderworks.engine.progress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.saying.Saying;

/**
 * Holds one job where it is, in whatever stage, and lets it go on. It may have several reasons at once; the job goes on
 * when the last is gone. Takes effect within a quarter of a second. Thread-safe.
 */
public final class Pause {
    /** Why, as whose: an operator's word, and a disk that is nearly full, come and go independently. */
    public enum Cause {
        OPERATOR,
        LOW_DISK
    }

    private final Map<Cause, Saying> reasons = new LinkedHashMap<>();
    private long pausedSince;
    private long pausedBefore;

    /** Holds the job, for a reason that people are told. */
    public synchronized void pause(Cause cause, Saying reason) {
        if (reasons.isEmpty()) {
            pausedSince = System.nanoTime();
        }
        reasons.put(cause, reason);
    }

    /** Takes one reason back. */
    public synchronized void resume(Cause cause) {
        if (reasons.remove(cause) != null && reasons.isEmpty()) {
            pausedBefore += System.nanoTime() - pausedSince;
        }
    }

    public synchronized boolean isPaused() {
        return !reasons.isEmpty();
    }

    /** The first reason that still holds; empty while the job runs. */
    public synchronized Optional<Saying> reason() {
        return reasons.values().stream().findFirst();
    }

    /** How long the job stood so far, in nanoseconds: no estimate is to count it. */
    public synchronized long nanos() {
        return pausedBefore + (reasons.isEmpty() ? 0 : System.nanoTime() - pausedSince);
    }
}
