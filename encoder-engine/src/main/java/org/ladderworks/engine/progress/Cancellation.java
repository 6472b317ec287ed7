package org.ladderworks.engine.progress;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells the parts of one job to stop. Thread-safe; once cancelled it stays so. */
public final class Cancellation {
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final ConcurrentHashMap<Object, Runnable> actions = new ConcurrentHashMap<>();

    /** Takes effect at once: runs what was registered, on the calling thread. */
    public void cancel() {
        cancelled.set(true);
        actions.values().forEach(Runnable::run);
    }

    public boolean isCancelled() {
        return cancelled.get();
    }

    /** Throws CancellationException where the job was cancelled. */
    public void check() {
        if (isCancelled()) {
            throw new CancellationException("cancelled");
        }
    }

    /** Runs the action on cancel, at once where that has happened already; closing takes it back. The action may run twice. */
    public Registration onCancel(Runnable action) {
        Object key = new Object();
        actions.put(key, action);
        if (isCancelled()) {
            action.run();
        }
        return () -> actions.remove(key);
    }

    /** Takes an action back. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
