package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/**
 * Which pictures of a title are kept beside its rungs, small and without loss: thumbnails of every form are made of them.
 * They come from the decode that feeds the rungs. Kept are bare pictures, one behind the other: 8 bits, planar, 4:2:0, in the
 * range and the matrix of JPEG.
 *
 * @param interval between them, from the first frame on; not shorter than a frame
 * @param size of each, in square pixels, even
 */
public record StillsPlan(MediaTime interval, Resolution size) {
    /** The frame of the timeline that is shown when that many intervals are over. */
    public long frame(FrameRate rate, long number) {
        long ticks = Math.multiplyExact(Math.multiplyExact(number, interval.ticks()), rate.numerator());
        return ticks / Math.multiplyExact(interval.timescale().ticksPerSecond(), rate.denominator());
    }

    /** When that many intervals are over. */
    public MediaTime time(long number) {
        return new MediaTime(Math.multiplyExact(number, interval.ticks()), interval.timescale());
    }

    /** Bytes of each. */
    public long bytes() {
        return (long) size.width() * size.height() * 3 / 2;
    }

    /** How many there are in so many frames. */
    public long count(FrameRate rate, long frames) {
        return from(rate, frames);
    }

    /** Those of a window, counted from its first frame. */
    List<Long> framesIn(ChunkWindow window, FrameRate rate) {
        long end = window.firstFrame() + window.frames();
        List<Long> frames = new ArrayList<>();
        long number = from(rate, window.firstFrame());
        for (long frame = frame(rate, number); frame < end; frame = frame(rate, ++number)) {
            frames.add(frame - window.firstFrame());
        }
        return frames;
    }

    /** The first that is shown at a frame or later: the smallest number whose frame is not less. */
    private long from(FrameRate rate, long frame) {
        long scale = Math.multiplyExact(interval.timescale().ticksPerSecond(), rate.denominator());
        return Math.ceilDiv(
                Math.multiplyExact(frame, scale), Math.multiplyExact(interval.ticks(), (long) rate.numerator()));
    }
}
