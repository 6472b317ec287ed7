package org.ladderworks.engine.probe;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Timescale;

/** Frame indexes without a file. */
public final class FrameIndexes {
    private FrameIndexes() {}

    /** Frames of one rate from one second on, in its own timescale, a key frame every so many. */
    public static FrameIndex constant(FrameRate rate, int frames, int keyInterval) {
        Timescale timescale = rate.timescale();
        long[] times = IntStream.range(0, frames)
                .mapToLong(i -> timescale.ticksPerSecond() + rate.timeOf(i).ticksIn(timescale))
                .toArray();
        long[] keys = IntStream.iterate(0, i -> i < frames, i -> i + keyInterval)
                .mapToLong(i -> times[i])
                .toArray();
        return new FrameIndex(timescale, times, keys, rate.frameDuration().ticksIn(timescale));
    }

    /** Frames at these milliseconds, the first a key frame; the last is shown as long as told. */
    public static FrameIndex milliseconds(long lastDuration, long... times) {
        return new FrameIndex(new Timescale(1000), times.clone(), new long[] {times[0]}, lastDuration);
    }

    /** Frames of a constant rate as Matroska rounds them, to the millisecond. */
    public static FrameIndex rounded(FrameRate rate, int frames) {
        long[] times = LongStream.range(0, frames)
                .map(i -> rate.timeOf(i).ticksIn(new Timescale(1000)))
                .toArray();
        return new FrameIndex(new Timescale(1000), times, Arrays.copyOf(times, 1), 33);
    }
}
