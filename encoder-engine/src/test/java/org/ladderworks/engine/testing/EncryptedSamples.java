package org.ladderworks.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code senc} of every fragment of a file, without our reader of boxes. */
public final class EncryptedSamples {
    private static final Set<String> CONTAINERS = Set.of("moof", "traf");
    private static final int WITH_SUBSAMPLES = 2;

    private EncryptedSamples() {}

    /** What {@code senc} says of a sample: its IV in hexadecimal, and each part as {@code clear+protected}. */
    public record Told(String iv, List<String> parts) {}

    /** All samples of the file's only track, in order. */
    public static List<Told> of(Path file, int ivBytes) {
        List<Told> all = new ArrayList<>();
        try {
            read(ByteBuffer.wrap(Files.readAllBytes(file)), ivBytes, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static void read(ByteBuffer in, int ivBytes, List<Told> all) {
        while (in.remaining() >= 8) {
            int size = in.getInt();
            byte[] type = new byte[4];
            in.get(type);
            String name = new String(type, StandardCharsets.ISO_8859_1);
            ByteBuffer content = in.slice(in.position(), size - 8);
            in.position(in.position() + size - 8);
            if (CONTAINERS.contains(name)) {
                read(content, ivBytes, all);
            } else if (name.equals("senc")) {
                readSamples(content, ivBytes, all);
            }
        }
    }

    private static void readSamples(ByteBuffer in, int ivBytes, List<Told> all) {
        int flags = in.getInt() & 0xFF_FFFF;
        for (int left = in.getInt(); left > 0; left--) {
            StringBuilder iv = new StringBuilder();
            for (int i = 0; i < ivBytes; i++) {
                iv.append(String.format("%02x", in.get()));
            }
            List<String> parts = new ArrayList<>();
            if (flags == WITH_SUBSAMPLES) {
                for (int count = in.getShort() & 0xFFFF; count > 0; count--) {
                    parts.add((in.getShort() & 0xFFFF) + "+" + Integer.toUnsignedLong(in.getInt()));
                }
            }
            all.add(new Told(iv.toString(), parts));
        }
    }
}
