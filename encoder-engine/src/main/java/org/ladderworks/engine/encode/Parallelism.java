package org.ladderworks.engine.encode;

import java.util.Optional;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.time.Resolution;

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

    /** Frames that a decoder and the filters behind it hold, at one and a half samples for a pixel. */
    private static final long BYTES_PER_SOURCE_PIXEL = 30;

    /** Chooses for a title; one that is sound alone has no windows. */
    static Parallelism choose(Optional<VideoPlan> video, int cores, long memoryFree) {
        long each = FFMPEG_ITSELF + video.map(Parallelism::bytes).orElse(0L);
        long fit = (long) (memoryFree * SHARE) / each;
        return new Parallelism(Math.clamp(fit, 1, cores), cores, each, memoryFree);
    }

    private static long bytes(VideoPlan video) {
        long decoding = video.clips().stream()
                .map(Clip::stream)
                .mapToLong(source -> pixels(source.coded())
                        * BYTES_PER_SOURCE_PIXEL
                        * (SourceDepth.isDeep(source.pixelFormat()) ? 2 : 1))
                .max()
                .orElse(0);
        return decoding
                + video.rungs().stream()
                        .mapToLong(rung -> pixels(rung.rung().size()) * bytesPerPixel(rung))
                        .sum();
    }

    private static long pixels(Resolution size) {
        return (long) size.width() * size.height();
    }

    /**
     * Look-ahead, references and their scaled copies: x264 medium took 860 MB for the four rungs of web-h264, x265 0.5 GB
     * and SVT-AV1 0.6 GB for one rung of 1080p; in ten bits x265 0.8 GB.
     */
    private static long bytesPerPixel(RungPlan rung) {
        boolean deep = rung.bitDepth() > 8;
        return switch (rung.rung().family().codec()) {
            case AVC -> 240;
            case HEVC -> deep ? 400 : 260;
            case AV1 -> 300;
        };
    }

    /** For the operator. */
    public String inWords() {
        Saying said = workers > 1
                ? EncodeNote.PARTS.with(workers, cores, memoryEach >> 20, memoryFree >> 20)
                : cores > 1
                        ? EncodeNote.ONE_PART.with(cores, memoryEach >> 20, memoryFree >> 20)
                        : EncodeNote.ONE_PART_ONE_CORE.with(memoryEach >> 20, memoryFree >> 20);
        return said.english();
    }
}
