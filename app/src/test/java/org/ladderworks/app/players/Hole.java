package org.ladderworks.app.players;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Tears a hole of one second into a package of {@link TestPackages}: all segments from the third on begin a second
 * later, and the manifests say that the second one lasts a second longer.
 */
final class Hole {
    private static final int FIRST_MOVED = 3;
    private static final int VIDEO_TIMESCALE = 12800;
    private static final int AUDIO_TIMESCALE = 48000;

    private Hole() {}

    static void tear(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.startsWith("chunk-stream")) {
                int timescale = name.startsWith("chunk-stream2-") ? AUDIO_TIMESCALE : VIDEO_TIMESCALE;
                int number = Integer.parseInt(name.replaceAll(".*-(\\d+)\\.m4s", "$1"));
                if (number >= FIRST_MOVED) {
                    delay(file, timescale);
                }
            } else if (name.startsWith("media_")) {
                edit(file, text -> secondInf(text).replace("TARGETDURATION:2", "TARGETDURATION:3"));
            } else if (name.endsWith(".mpd")) {
                edit(file, Hole::timeline);
            }
        }
    }

    private static void delay(Path file, int ticks) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int type = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tfdt");
        if (type < 0 || bytes[type + 4] != 1) {
            throw new IOException("no tfdt box of version 1 in " + file);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        buffer.putLong(type + 8, buffer.getLong(type + 8) + ticks);
        Files.write(file, bytes);
    }

    private static String secondInf(String playlist) {
        int first = playlist.indexOf("#EXTINF:");
        int second = playlist.indexOf("#EXTINF:1.92", first + 1);
        return playlist.substring(0, second) + playlist.substring(second).replaceFirst("1\\.92", "2.92");
    }

    private static String timeline(String mpd) {
        String video = "<S t=\"0\" d=\"24576\" r=\"2\" />";
        String audio = "<S d=\"92160\" r=\"1\" />";
        if (!mpd.contains(video) || !mpd.contains(audio) || !mpd.contains("PT6.0S")) {
            throw new IllegalArgumentException("not the timeline that was expected: " + mpd);
        }
        return mpd.replace(video, "<S t=\"0\" d=\"24576\" /><S d=\"37376\" /><S d=\"24576\" />")
                .replace(audio, "<S d=\"140160\" /><S d=\"92160\" />")
                .replace("PT6.0S", "PT7.0S");
    }

    private static void edit(Path file, UnaryOperator<String> change) throws IOException {
        Files.writeString(file, change.apply(Files.readString(file)));
    }
}
