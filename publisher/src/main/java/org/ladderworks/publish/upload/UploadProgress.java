package org.ladderworks.publish.upload;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Progress;

/** Tells how far an upload is, by its bytes; small objects count as some kilobytes, which their requests cost. Thread-safe. */
final class UploadProgress {
    private static final long REQUEST = 16 << 10;
    private static final long EVERY_NANOS = 100_000_000L;
    private static final long FIRST_GUESS_NANOS = 1_000_000_000L;

    private final Progress.Listener listener;
    private final Pause pause;
    private final long all;
    private final long began = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong told = new AtomicLong(began - EVERY_NANOS);

    /** Of a plan. */
    static UploadProgress of(UploadPlan plan, Progress.Listener listener, Pause pause) {
        return new UploadProgress(plan.bytes() + plan.requests() * REQUEST, listener, pause);
    }

    /**
     * Of so many bytes.
     *
     * @param all may be 0
     */
    UploadProgress(long all, Progress.Listener listener, Pause pause) {
        this.listener = listener;
        this.pause = pause;
        this.all = Math.max(1, all);
    }

    /** A request was answered, for which so many bytes were sent. */
    void sent(long bytes) {
        long now = done.addAndGet(bytes + REQUEST);
        long time = System.nanoTime();
        long last = told.get();
        if (time - last >= EVERY_NANOS && told.compareAndSet(last, time)) {
            listener.onProgress(at(now, time - began - pause.nanos()));
        }
    }

    private Progress at(long now, long nanos) {
        double fraction = Math.min(1, (double) now / all);
        Optional<Duration> remaining = nanos < FIRST_GUESS_NANOS
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((long) (nanos * (1 - fraction) / fraction)));
        Progress progress = new Progress(
                Progress.Stage.UPLOAD,
                Optional.of(fraction),
                Optional.empty(),
                remaining,
                Optional.empty(),
                Optional.empty());
        return pause.reason().map(progress::heldBecause).orElse(progress);
    }
}
