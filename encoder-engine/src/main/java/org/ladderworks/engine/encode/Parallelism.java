package org.ladderworks.engine.encode;

import java.util.List;
import org.ladderworks.engine.cmaf.video.VideoCodec;

/**
 * How many windows are encoded at once: no more than there are cores, nor than memory holds. It decides how long a title
 * takes, never its bytes.
 *
 * @param workers windows at once, at least 1
 * @param cores that may be used
 * @param memoryEach estimated bytes that one window takes
 * @param memoryFree bytes that were free when it was chosen
 */
public record Parallelism(int workers, int cores, long memoryEach, long memoryFree) {
    private static final long FFMPEG_ITSELF = 60L << 20;

    /** What is left to the rest of the machine. */
    private static final double SHARE = 0.8;

    /** Chooses for these rungs. */
    public static Parallelism choose(List<RungPlan> rungs, int cores, long memoryFree) {
        long each = FFMPEG_ITSELF + rungs.stream().mapToLong(Parallelism::bytes).sum();
        long fit = (long) (memoryFree * SHARE) / each;
        return new Parallelism(Math.clamp(fit, 1, cores), cores, each, memoryFree);
    }

    private static long bytes(RungPlan rung) {
        long pixels = (long) rung.rung().size().width() * rung.rung().size().height();
        return pixels * bytesPerPixel(rung.rung().family().codec());
    }

    /**
     * Look-ahead, references and their scaled copies: x264 medium took 860 MB for the four rungs of web-h264, x265 0.5 GB
     * and SVT-AV1 0.6 GB for one rung of 1080p.
     */
    private static long bytesPerPixel(VideoCodec codec) {
        return switch (codec) {
            case AVC -> 240;
            case HEVC -> 260;
            case AV1 -> 300;
        };
    }

    /** For the operator. */
    public String inWords() {
        return "%d %s at a time: %d %s, about %d MB each of %d MB free"
                .formatted(
                        workers,
                        workers == 1 ? "part" : "parts",
                        cores,
                        cores == 1 ? "core" : "cores",
                        memoryEach >> 20,
                        memoryFree >> 20);
    }
}
