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
     * Cuts a title on its grid of GOPs into windows of nearly equal length: as many for each worker as keep them under
     * 30 s. Few are better: each start costs memory to fill and frames to decode in vain, and a worker that
     * is left alone at the end still keeps several cores busy with its rungs.
     *
     * @param gopSeconds length of a GOP
     * @param indivisible true where the source cannot be entered in the middle
     */
    public static List<ChunkWindow> cut(
            long frames, int gopFrames, double gopSeconds, int workers, boolean indivisible) {
        long gops = Math.ceilDiv(frames, gopFrames);
        double seconds = gops * gopSeconds;
        long forLength = (long) Math.ceil(seconds / LONGEST_SECONDS);
        long forWorkers = Math.min(Math.ceilDiv(forLength, workers) * workers, (long) (seconds / SHORTEST_SECONDS));
        long count = indivisible ? 1 : Math.clamp(Math.max(forLength, forWorkers), 1, gops);
        List<ChunkWindow> windows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long first = gops * i / count * gopFrames;
            long end = Math.min(gops * (i + 1) / count * gopFrames, frames);
            windows.add(new ChunkWindow((int) i, first, end - first));
        }
        return windows;
    }
}
