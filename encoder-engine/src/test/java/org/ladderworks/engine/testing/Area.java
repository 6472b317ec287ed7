package org.ladderworks.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The mean colour of a part of each picture, in codes of ten bits, as the machine's own FFmpeg decodes it.
 *
 * @param luma Y
 * @param blue Cb
 * @param red Cr
 */
public record Area(double luma, double blue, double red) {
    /** Of each picture of the first video stream; all numbers even. */
    public static List<Area> of(Path input, int width, int height, int x, int y) {
        try {
            Path raw = Files.createTempFile("area", ".raw");
            RealTools.run(
                    RealTools.ffmpeg(),
                    List.of(
                            "-nostdin",
                            "-v",
                            "error",
                            "-xerror",
                            "-y",
                            "-i",
                            input.toString(),
                            "-map",
                            "0:v:0",
                            "-fps_mode",
                            "passthrough",
                            "-vf",
                            "crop=%d:%d:%d:%d".formatted(width, height, x, y),
                            "-pix_fmt",
                            "yuv420p10le",
                            "-f",
                            "rawvideo",
                            raw.toString()));
            ShortBuffer samples = ByteBuffer.wrap(Files.readAllBytes(raw))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            Files.delete(raw);
            int luma = width * height;
            int picture = luma * 3 / 2;
            return java.util.stream.IntStream.range(0, samples.limit() / picture)
                    .mapToObj(i -> new Area(
                            mean(samples, i * picture, luma),
                            mean(samples, i * picture + luma, luma / 4),
                            mean(samples, i * picture + luma * 5 / 4, luma / 4)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double mean(ShortBuffer samples, int from, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += samples.get(from + i);
        }
        return sum / length;
    }
}
