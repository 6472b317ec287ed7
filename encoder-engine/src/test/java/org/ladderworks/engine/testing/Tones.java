package org.ladderworks.engine.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sources whose channels sound one after the other: half a second of a tone in each, silence in all others. */
public final class Tones {
    /** Of the tone, of full scale. */
    public static final double LEVEL = 0.5;

    /** How long each channel sounds, in seconds. */
    public static final double TURN = 0.5;

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

    /** What of a channel's turn is far from its edges. */
    public static double level(Sound sound, int channel, int turn) {
        return sound.level(channel, turn * TURN + 0.1, (turn + 1) * TURN - 0.1);
    }

    private static String tone(int turn, int lowFrequencies) {
        int hertz = turn == lowFrequencies ? 60 : 1000;
        return "if(gte(t,%1$s)*lt(t,%2$s),%3$s*sin(2*PI*%4$d*t))"
                .formatted(turn * TURN, (turn + 1) * TURN, LEVEL, hertz);
    }
}
