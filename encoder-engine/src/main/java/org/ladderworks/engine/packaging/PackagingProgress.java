package org.ladderworks.engine.packaging;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Counts media bytes, tells the listener after each fragment, and stops the work there when it is cancelled. Thread-safe. */
final class PackagingProgress {
    private final long total;
    private final MediaPackager.ProgressListener listener;
    private final BooleanSupplier cancelled;
    private double weight = 1;
    private double done;

    PackagingProgress(long total, MediaPackager.ProgressListener listener, BooleanSupplier cancelled) {
        this.total = total;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    synchronized void advance(long bytes) {
        if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("packaging was cancelled");
        }
        done += weight * bytes;
        listener.advanced(Math.min(Math.round(done), total), total);
    }

    /** Media that are gone through more than once count in parts from here on: 1 for the whole. */
    synchronized void weigh(double part) {
        weight = part;
    }

    /** Samples may have been left out, as audio after the end of the video: at the end all counts as done. */
    synchronized void finish() {
        listener.advanced(total, total);
    }
}
