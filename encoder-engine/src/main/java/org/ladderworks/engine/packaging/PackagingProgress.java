package org.ladderworks.engine.packaging;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Counts media bytes, tells the listener after each fragment, and stops the work there when it is cancelled. */
final class PackagingProgress {
    private final long total;
    private final MediaPackager.ProgressListener listener;
    private final BooleanSupplier cancelled;
    private long done;

    PackagingProgress(long total, MediaPackager.ProgressListener listener, BooleanSupplier cancelled) {
        this.total = total;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    void advance(long bytes) {
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("packaging was cancelled");
        }
        done += bytes;
        listener.advanced(done, total);
    }

    /** Samples may have been left out, as audio after the end of the video: at the end all counts as done. */
    void finish() {
        listener.advanced(total, total);
    }
}
