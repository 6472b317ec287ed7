package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.List;

/** A run of frames of the planned timeline that one task encodes: whole GOPs, but for the title's last. */
public record ChunkWindow(int index, long firstFrame, long frames) {
    /** Longer than this a chunk is cut: what a crash can cost at most. */
    private static final double LONGEST_SECONDS = 30;

    /** Shorter than this the start of an encoder (look-ahead, rate control) costs more than the parallel work wins. */
    private static final double SHORTEST_SECONDS = 5;

    /**
     * Cuts a title on its grid of GOPs into windows of nearly equal length under 30 s, an even number of them. Few are
     * better: each start costs memory to fill and frames to decode in vain, and a window that is left alone at the end
     * still keeps several cores busy with its rungs. The cut knows nothing of the machine: a job that is taken up again,
     * with other cores or less memory, finds its chunks.
     *
     * @param gopSeconds length of a GOP
     * @param indivisible true where the source cannot be entered in the middle
     */
    public static List<ChunkWindow> cut(long frames, int gopFrames, double gopSeconds, boolean indivisible) {
        long gops = Math.ceilDiv(frames, gopFrames);
        double seconds = gops * gopSeconds;
        long forLength = (long) Math.ceil(seconds / LONGEST_SECONDS);
        long even = Math.min(Math.ceilDiv(forLength, 2) * 2, (long) (seconds / SHORTEST_SECONDS));
        long count = indivisible ? 1 : Math.clamp(Math.max(forLength, even), 1, gops);
        List<ChunkWindow> windows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long first = gops * i / count * gopFrames;
            long end = Math.min(gops * (i + 1) / count * gopFrames, frames);
            windows.add(new ChunkWindow((int) i, first, end - first));
        }
        return windows;
    }
}
