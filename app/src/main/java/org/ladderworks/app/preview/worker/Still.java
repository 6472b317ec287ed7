package org.ladderworks.app.preview.worker;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** A decoded frame with a share in its memory, which is given back by {@link #close}. */
final class Still implements AutoCloseable {
    private final AVFrame frame;

    private Still(AVFrame frame) {
        this.frame = frame;
    }

    /** With a share of its own. */
    static Still of(AVFrame frame) {
        AVFrame share = avutil.av_frame_clone(frame);
        if (share == null || share.isNull()) {
            throw new OutOfMemoryError("a frame");
        }
        return new Still(share);
    }

    Still share() {
        return of(frame);
    }

    AVFrame frame() {
        return frame;
    }

    /** In the time base of its track. */
    long pts() {
        return frame.pts();
    }

    int width() {
        return frame.width();
    }

    int height() {
        return frame.height();
    }

    /** What it takes of memory. */
    long bytes() {
        return Math.max(1, avutil.av_image_get_buffer_size(frame.format(), frame.width(), frame.height(), 32));
    }

    String type() {
        int type = frame.pict_type();
        return type == avutil.AV_PICTURE_TYPE_NONE ? "" : String.valueOf((char) avutil.av_get_picture_type_char(type));
    }

    boolean key() {
        return (frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0;
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
    }
}
