package org.ladderworks.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The folder of a track in a package. What its files hold is found by the names of boxes alone. */
record PackedTrack(Path folder) {
    String playlist() throws IOException {
        return Files.readString(folder.resolve("playlist.m3u8"));
    }

    /** A file, byte for character. */
    String latin(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
    }

    /** The pssh boxes of its header in base64, by the systems that they are for. */
    Map<String, String> pssh() throws IOException {
        byte[] header = header();
        String text = latin("init.mp4");
        Map<String, String> boxes = new TreeMap<>();
        for (int at = text.indexOf("pssh"); at >= 0; at = text.indexOf("pssh", at + 4)) {
            int size = ByteBuffer.wrap(header).getInt(at - 4);
            byte[] box = Arrays.copyOfRange(header, at - 4, at - 4 + size);
            boxes.put(uuid(header, at + 8), Base64.getEncoder().encodeToString(box));
        }
        return boxes;
    }

    /** The default_KID of tenc (ISO/IEC 23001-7, 8.2), behind version, flags and four bytes. */
    String keyId() throws IOException {
        return uuid(header(), latin("init.mp4").indexOf("tenc") + 12);
    }

    /** The constant IV of tenc, behind the key's id and a byte with its length. */
    byte[] constantIv() throws IOException {
        int length = latin("init.mp4").indexOf("tenc") + 28;
        return Arrays.copyOfRange(header(), length + 1, length + 1 + header()[length]);
    }

    private byte[] header() throws IOException {
        return Files.readAllBytes(folder.resolve("init.mp4"));
    }

    private static String uuid(byte[] bytes, int at) {
        return HexFormat.of()
                .formatHex(bytes, at, at + 16)
                .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
