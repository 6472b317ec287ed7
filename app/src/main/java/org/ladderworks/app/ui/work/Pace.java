package org.ladderworks.app.ui.work;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has something done on the UI thread whenever it is asked for, but not more often than that. Thread-safe. */
public final class Pace {
    private final ScheduledExecutorService clock;
    private final Executor ui;
    private final long between;
    private final Runnable work;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile long last;

    /** @param between two runs at least */
    public Pace(ScheduledExecutorService clock, Executor ui, Duration between, Runnable work) {
        this.clock = clock;
        this.ui = ui;
        this.between = between.toNanos();
        this.work = work;
        this.last = System.nanoTime() - this.between;
    }

    /** It is done once for all that ask until then. */
    public void ask() {
        if (asked.compareAndSet(false, true)) {
            long wait = Math.max(0, last + between - System.nanoTime());
            try {
                var _ = clock.schedule(() -> ui.execute(this::run), wait, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                // The window was closed while something ended: nobody looks any more.
                asked.set(false);
            }
        }
    }

    private void run() {
        last = System.nanoTime();
        asked.set(false);
        work.run();
    }
}
