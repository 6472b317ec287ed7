package org.ladderworks.publish.upload;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.ladderworks.engine.progress.Pause;

/**
 * How long one request has been in trouble: from its first failure on. While the work is paused nothing counts, and between two
 * failures no more than a minute: a process that was stopped (Ctrl-Z), or a large part on a slow line, is no trouble of the store's.
 * Not thread-safe.
 */
final class Patience {
    private static final long MOST_AT_ONCE = Duration.ofMinutes(1).toNanos();

    private final long most;
    private final LongSupplier running;
    private long spent;
    private long lastFailure;
    private boolean failed;

    /** @param most trouble that is borne */
    Patience(Duration most, Pause pause) {
        this(most, () -> System.nanoTime() - pause.nanos());
    }

    /** @param running a clock in nanoseconds that stands still while the work does */
    Patience(Duration most, LongSupplier running) {
        this.most = most.toNanos();
        this.running = running;
    }

    /** The request has failed; true where it may be tried again. */
    boolean failedAgain() {
        long now = running.getAsLong();
        if (failed) {
            spent += Math.min(MOST_AT_ONCE, now - lastFailure);
        }
        failed = true;
        lastFailure = now;
        return spent < most;
    }
}
