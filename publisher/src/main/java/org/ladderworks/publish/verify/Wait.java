package org.ladderworks.publish.verify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Standstill;

/** Waits for caches that still show what was shown before, as they may for a while. */
final class Wait {
    /** What is found of a manifest that leads into another version. */
    static final String VERSION = Look.VERSION.english();

    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final long end;
    private final Progress.Listener listener;
    private final Cancellation cancellation;

    /** @param lag from now on */
    Wait(Duration lag, Progress.Listener listener, Cancellation cancellation) {
        this.end = System.nanoTime() + lag.toNanos();
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** Looks until the version is right, or the time is over; gives what was found last. */
    List<Finding> forVersion(Supplier<List<Finding>> look) {
        List<Finding> found = look.get();
        while (found.stream().anyMatch(finding -> finding.what().equals(VERSION)) && System.nanoTime() < end) {
            long left = TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime());
            listener.onProgress(new Progress(Progress.Stage.VERIFY, Optional.empty())
                    .heldBecause(Standstill.OTHER_VERSION.with(left)));
            sleep();
            found = look.get();
        }
        return found;
    }

    private void sleep() {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Cancellation.Registration _ = cancellation.onCancel(cancelled::countDown)) {
            if (cancelled.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                cancellation.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
