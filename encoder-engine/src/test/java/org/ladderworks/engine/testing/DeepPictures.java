package org.ladderworks.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Ten-bit samples as the machine's own FFmpeg decodes them.
 *
 * @param samples 4:2:0, picture by picture, plane by plane
 */
public record DeepPictures(int width, int height, ShortBuffer samples) {
    /** How two runs of pictures differ in luma: signal to noise in dB, and the mean of second less first, in codes. */
    public record Difference(double psnr, double offset) {}

    /** Every picture of the first video stream; filters see what was decoded. */
    public static DeepPictures of(Path input, int width, int height, String filters) {
        try {
            Path raw = Files.createTempFile("deep", ".raw");
            List<String> line = new ArrayList<>(List.of("-nostdin", "-v", "error", "-xerror", "-y", "-i"));
            line.add(input.toString());
            line.addAll(List.of("-map", "0:v:0", "-fps_mode", "passthrough"));
            if (!filters.isEmpty()) {
                line.addAll(List.of("-vf", filters));
            }
            line.addAll(List.of("-pix_fmt", "yuv420p10le", "-f", "rawvideo", raw.toString()));
            RealTools.run(RealTools.ffmpeg(), line);
            byte[] bytes = Files.readAllBytes(raw);
            Files.delete(raw);
            return new DeepPictures(
                    width,
                    height,
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int count() {
        return samples.limit() / size();
    }

    /** Mean of a plane over all pictures: 0 is luma, 1 is Cb, 2 is Cr. */
    public double mean(int plane) {
        int luma = width * height;
        int from = plane == 0 ? 0 : luma + (plane - 1) * luma / 4;
        int length = plane == 0 ? luma : luma / 4;
        double sum = 0;
        for (int picture = 0; picture < count(); picture++) {
            for (int i = 0; i < length; i++) {
                sum += samples.get(picture * size() + from + i);
            }
        }
        return sum / ((double) length * count());
    }

    /** Of pictures that are as many and as large. */
    public Difference to(DeepPictures other) {
        if (count() != other.count() || size() != other.size()) {
            throw new AssertionError(count() + " pictures against " + other.count());
        }
        double squares = 0;
        double sum = 0;
        for (int picture = 0; picture < count(); picture++) {
            for (int i = 0; i < width * height; i++) {
                int at = picture * size() + i;
                int difference = other.samples.get(at) - samples.get(at);
                squares += (double) difference * difference;
                sum += difference;
            }
        }
        double all = (double) width * height * count();
        return new Difference(10 * Math.log10(1023.0 * 1023.0 / Math.max(1e-9, squares / all)), sum / all);
    }

    private int size() {
        return width * height * 3 / 2;
    }
}
