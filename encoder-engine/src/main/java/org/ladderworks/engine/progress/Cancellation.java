package org.ladderworks.engine.progress;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells the parts of one job to stop, or to wait while it is paused. Thread-safe; once cancelled it stays so. */
public final class Cancellation {
    private static final long LOOK_MILLIS = 50;

    private final AtomicBoolean cancelled;
    private final ConcurrentHashMap<Object, Runnable> actions;
    private final Pause pause;

    /** Of a job that nobody pauses. */
    public Cancellation() {
        this(new AtomicBoolean(), new ConcurrentHashMap<>(), new Pause());
    }

    private Cancellation(AtomicBoolean cancelled, ConcurrentHashMap<Object, Runnable> actions, Pause pause) {
        this.cancelled = cancelled;
        this.actions = actions;
        this.pause = pause;
    }

    /** The same one for a job that can be paused: whoever has it also knows when to wait. */
    public Cancellation with(Pause itsPause) {
        return new Cancellation(cancelled, actions, itsPause);
    }

    public Pause pause() {
        return pause;
    }

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

    /** The same, but blocks first while the job is paused. An interrupt counts as cancelling. */
    public void checkAndWait() {
        check();
        try {
            while (pause.isPaused()) {
                Thread.sleep(LOOK_MILLIS);
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
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
