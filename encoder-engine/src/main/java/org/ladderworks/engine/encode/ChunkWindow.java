package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** A run of frames of the planned timeline that one task encodes: whole GOPs, but for the title's last. */
public record ChunkWindow(int index, long firstFrame, long frames) {
    /** Longer than this a chunk is not planned: what a crash can cost at most, together with what cuts are moved by. */
    private static final double LONGEST_SECONDS = 30;

    /** Shorter than this the start of an encoder (look-ahead, rate control) costs more than the parallel work wins. */
    private static final double SHORTEST_SECONDS = 5;

    /** How far a cut may be moved to a better place: so much, and so much of a window. */
    private static final double FARTHEST_SECONDS = 5;

    private static final double FARTHEST_SHARE = 1 / 6.0;

    /**
     * Cuts a title on its grid of GOPs into windows of nearly equal length, an even number of them. Few are better: each
     * start costs memory to fill and frames to decode in vain, and a window that is left alone at the end still keeps
     * several cores busy with its rungs. Cuts stand where the least is decoded in vain nearby: right behind a key frame of
     * the source. The cut knows nothing of the machine: a job that is taken up again, with other cores or less memory,
     * finds its chunks.
     *
     * @param gopSeconds length of a GOP
     * @param inVain what must be decoded before a frame to begin at it, in any unit
     */
    static List<ChunkWindow> cut(long frames, int gopFrames, double gopSeconds, LongUnaryOperator inVain) {
        long gops = Math.ceilDiv(frames, gopFrames);
        double seconds = gops * gopSeconds;
        long forLength = (long) Math.ceil(seconds / LONGEST_SECONDS);
        long even = Math.min(Math.ceilDiv(forLength, 2) * 2, (long) (seconds / SHORTEST_SECONDS));
        long count = Math.clamp(Math.max(forLength, even), 1, gops);
        double farthest = Math.min(FARTHEST_SECONDS, seconds / count * FARTHEST_SHARE);
        long reach = (long) (farthest / gopSeconds);
        List<ChunkWindow> windows = new ArrayList<>();
        long first = 0;
        for (long i = 1; i <= count; i++) {
            long end = i == count ? frames : best(gops * i / count, reach, gopFrames, inVain) * gopFrames;
            windows.add(new ChunkWindow(windows.size(), first, end - first));
            first = end;
        }
        return windows;
    }

    /** A title that cannot be entered in the middle: one window. */
    static List<ChunkWindow> whole(long frames) {
        return List.of(new ChunkWindow(0, 0, frames));
    }

    /** Of the GOPs around one, that before which the least is decoded in vain; the nearest of several, then the earlier. */
    private static long best(long gop, long reach, int gopFrames, LongUnaryOperator inVain) {
        long best = gop;
        long least = inVain.applyAsLong(gop * gopFrames);
        for (long distance = 1; distance <= reach; distance++) {
            for (long other : new long[] {gop - distance, gop + distance}) {
                long cost = inVain.applyAsLong(other * gopFrames);
                if (cost < least) {
                    least = cost;
                    best = other;
                }
            }
        }
        return best;
    }
}
