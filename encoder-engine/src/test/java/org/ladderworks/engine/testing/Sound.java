package org.ladderworks.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.packaging.PackagedTrack;

/**
 * Decoded sound with its channels apart, in the order of FFmpeg's layouts (FL FR FC LFE BL BR for 5.1).
 *
 * @param samples interleaved, 1 is full scale
 */
public record Sound(int channels, FloatBuffer samples) {
    private static final int RATE = 48_000;

    /** What the machine's own FFmpeg hears of a packaged track from time zero on; fails on any error line. */
    public static Sound of(Path folder, PackagedTrack.Audio track) {
        // A fragmented file's priming has negative times, which no player plays.
        return decode(PackageTimeline.joined(folder, track), track.channels(), "-copyts", "-af", "atrim=start=0");
    }

    /** All that the machine's own FFmpeg hears of a file. */
    public static Sound of(Path file, int channels) {
        return decode(file, channels);
    }

    private static Sound decode(Path file, int channels, String... more) {
        try {
            Path raw = Files.createTempFile("sound", ".raw");
            List<String> line = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y", "-i", file.toString()));
            line.addAll(List.of(more));
            line.addAll(List.of("-f", "f32le", raw.toString()));
            String said = RealTools.run(RealTools.ffmpeg(), line);
            if (!said.isEmpty()) {
                throw new AssertionError(said);
            }
            FloatBuffer samples = ByteBuffer.wrap(Files.readAllBytes(raw))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            Files.delete(raw);
            return new Sound(channels, samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Samples of each channel. */
    public int length() {
        return samples.limit() / channels;
    }

    /** Root mean square of a channel between two times in seconds, a sine of full scale being 1. */
    public double level(int channel, double from, double to) {
        double sum = 0;
        int first = (int) (from * RATE);
        int end = Math.min((int) (to * RATE), length());
        for (int i = first; i < end; i++) {
            double sample = samples.get(i * channels + channel);
            sum += sample * sample;
        }
        return Math.sqrt(2 * sum / (end - first));
    }

    /** Integrated loudness in LUFS and true peak in dBTP, as the machine's own FFmpeg measures them. */
    public static double[] loudness(Path folder, PackagedTrack.Audio track) {
        String said = RealTools.run(
                RealTools.ffmpeg(),
                List.of(
                        "-nostdin",
                        "-hide_banner",
                        "-nostats",
                        "-i",
                        PackageTimeline.joined(folder, track).toString(),
                        "-af",
                        "ebur128=peak=true",
                        "-f",
                        "null",
                        "-"));
        return new double[] {last(said, "I:"), last(said, "Peak:")};
    }

    private static double last(String text, String name) {
        String summary = text.substring(text.indexOf("Integrated loudness:"));
        String after = summary.substring(summary.indexOf(name) + name.length()).strip();
        return Double.parseDouble(after.substring(0, after.indexOf(' ')));
    }
}
