package org.ladderworks.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.packaging.PackagedTrack;

/** Sources whose channels sound one after the other: half a second of a tone in each, silence in all others. */
public final class Tones {
    /** Of the tone, of full scale. */
    public static final double LEVEL = 0.5;

    /** How long each channel sounds, in seconds. */
    public static final double TURN = 0.5;

    /** Of full scale, -54 dB: what lossy codecs leave around silence is below. */
    private static final double SILENT = 0.002;

    /** 0.4 dB of full scale tone. */
    private static final double ABOUT = 0.012;

    private Tones() {}

    /** One stream of a layout, FLAC in Matroska or what the options say. */
    public static Path inOneStream(Path file, String layout, int channels, String... options) {
        List<String> sounds = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            sounds.add(tone(channel, layout.equals("7.1") || layout.startsWith("5.1") ? 3 : -1));
        }
        List<String> line = new ArrayList<>(List.of("-f", "lavfi", "-i"));
        line.add("aevalsrc='%s':c=%s:s=48000:d=%s".formatted(String.join("|", sounds), layout, channels * TURN));
        line.addAll(List.of("-c:a", "flac"));
        line.addAll(List.of(options));
        line.add(file.toString());
        RealTools.ffmpeg(line);
        return file;
    }

    /** As many mono streams, of PCM. */
    public static Path inSeparateStreams(Path file, int streams) {
        List<String> line = new ArrayList<>();
        for (int stream = 0; stream < streams; stream++) {
            line.addAll(List.of("-f", "lavfi", "-i"));
            line.add("aevalsrc='%s':c=mono:s=48000:d=%s".formatted(tone(stream, 3), streams * TURN));
        }
        for (int stream = 0; stream < streams; stream++) {
            line.addAll(List.of("-map", Integer.toString(stream)));
        }
        line.addAll(List.of("-c:a", "pcm_s24le", file.toString()));
        RealTools.ffmpeg(line);
        return file;
    }

    /** The same behind a stream of pictures; options are those of the output, codec and format of the pictures among them. */
    public static Path besidePictures(Path file, int streams, String... options) {
        List<String> line = new ArrayList<>(List.of("-f", "lavfi", "-i"));
        line.add("testsrc2=s=320x180:r=25:d=" + streams * TURN);
        for (int stream = 0; stream < streams; stream++) {
            line.addAll(List.of("-f", "lavfi", "-i"));
            line.add("aevalsrc='%s':c=mono:s=48000:d=%s".formatted(tone(stream, 3), streams * TURN));
        }
        for (int input = 0; input <= streams; input++) {
            line.addAll(List.of("-map", Integer.toString(input)));
        }
        line.addAll(List.of("-c:a", "pcm_s24le"));
        line.addAll(List.of(options));
        line.add(file.toString());
        RealTools.ffmpeg(line);
        return file;
    }

    /** What of a channel's turn is far from its edges. */
    public static double level(Sound sound, int channel, int turn) {
        return sound.level(channel, turn * TURN + 0.1, (turn + 1) * TURN - 0.1);
    }

    /**
     * Every channel of a packaged track sounds as loud as it should while each channel of the source has its turn.
     *
     * @param gains by channel of the source, then by channel of the track
     */
    public static void check(Path folder, PackagedTrack.Audio track, double[][] gains) {
        Sound sound = Sound.of(folder, track);
        for (int source = 0; source < gains.length; source++) {
            for (int channel = 0; channel < track.channels(); channel++) {
                double expected = gains[source][channel] * LEVEL;
                assertThat(level(sound, channel, source))
                        .as("channel %d of %s while channel %d of the source sounds", channel, track.path(), source)
                        .isCloseTo(expected, within(expected == 0 ? SILENT : ABOUT));
            }
        }
    }

    private static String tone(int turn, int lowFrequencies) {
        int hertz = turn == lowFrequencies ? 60 : 1000;
        return "if(gte(t,%1$s)*lt(t,%2$s),%3$s*sin(2*PI*%4$d*t))"
                .formatted(turn * TURN, (turn + 1) * TURN, LEVEL, hertz);
    }
}
