package org.ladderworks.app.preview.worker;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Frames as they are to be seen: those of a phone are turned. Thread-safe. */
final class Upright implements AutoCloseable {
    private final @Nullable FilterChain turning;

    /** @param turning taken over; null where frames stand upright */
    Upright(@Nullable FilterChain turning) {
        this.turning = turning;
    }

    Still still(AVFrame frame) throws Unshowable {
        if (turning == null) {
            return Still.of(frame);
        }
        // Decoders of both directions use it.
        synchronized (turning) {
            AVFrame turned = turning.apply(frame);
            turned.pts(frame.pts());
            return Still.of(turned);
        }
    }

    @Override
    public void close() {
        if (turning != null) {
            turning.close();
        }
    }
}
