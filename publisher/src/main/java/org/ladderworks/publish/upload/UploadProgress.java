package org.ladderworks.publish.upload;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.store.ConditionFailed;

/** Tells how far an upload is, by its bytes; small objects count as some kilobytes, which their requests cost. Thread-safe. */
final class UploadProgress {
    private static final long REQUEST = 16 << 10;
    private static final long EVERY_NANOS = 100_000_000L;

    private final Progress.Listener listener;
    private final Pause pause;
    private final long all;
    private final Optional<Duration> expected;
    private final UploadMeter meter;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong found = new AtomicLong();
    private final AtomicLong told = new AtomicLong(System.nanoTime() - EVERY_NANOS);

    /**
     * Of so many bytes and requests.
     *
     * @param bytes may be 0
     * @param expected how long it takes, where anyone knows
     */
    UploadProgress(
            long bytes,
            long requests,
            Optional<Duration> expected,
            UploadMeter meter,
            Progress.Listener listener,
            Pause pause) {
        this.listener = listener;
        this.pause = pause;
        this.expected = expected;
        this.meter = meter;
        this.all = Math.max(1, bytes + requests * REQUEST);
    }

    /** Sends a request for so many bytes, and measures it. */
    <T> T timed(int size, Trying.Request<T> request) throws IOException, ConditionFailed {
        return meter.timed(size, request);
    }

    /** A request was answered, for which so many bytes were sent. */
    void sent(long bytes) {
        tell(done.addAndGet(bytes + REQUEST));
    }

    /** So many bytes need not be sent: they have arrived before. */
    void there(long bytes) {
        found.addAndGet(bytes + REQUEST);
        tell(done.addAndGet(bytes + REQUEST));
    }

    private void tell(long now) {
        long time = System.nanoTime();
        long last = told.get();
        if (time - last >= EVERY_NANOS && told.compareAndSet(last, time)) {
            listener.onProgress(at(now, meter.activeNanos()));
        }
    }

    private Progress at(long now, long nanos) {
        double fraction = Math.min(1, (double) now / all);
        double before = Math.min(fraction, (double) found.get() / all);
        Progress progress = new Progress(
                Progress.Stage.UPLOAD,
                Optional.of(fraction),
                Optional.empty(),
                Remaining.of(before, fraction, nanos, expected),
                Optional.empty(),
                Optional.empty());
        return pause.reason().map(progress::heldBecause).orElse(progress);
    }
}
