package org.ladderworks.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Reads the samples of a fragmented file with one track and what {@code senc} says of them, without our reader of boxes. */
public final class EncryptedSamples {
    private static final Set<String> CONTAINERS = Set.of("moof", "traf");
    private static final int WITH_SUBSAMPLES = 2;
    private static final int UNREAD = -1;

    private final byte[] file;
    private final int ivBytes;
    private final List<Told> told = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();
    private int fragment;
    private int defaultSize;

    private EncryptedSamples(byte[] file, int ivBytes) {
        this.file = file;
        this.ivBytes = ivBytes;
    }

    /** What {@code senc} says of a sample: its IV in hexadecimal, and each part as {@code clear+protected}. */
    public record Told(String iv, List<String> parts) {}

    /** Of all samples, in order; of samples without {@code senc} nothing. */
    public static List<Told> of(Path file, int ivBytes) {
        return read(file, ivBytes).told;
    }

    /** SHA-256 of every sample as it stands in the file, in order. */
    public static List<String> hashes(Path file) {
        return read(file, UNREAD).hashes;
    }

    private static EncryptedSamples read(Path path, int ivBytes) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            EncryptedSamples samples = new EncryptedSamples(bytes, ivBytes);
            samples.boxes(ByteBuffer.wrap(bytes));
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void boxes(ByteBuffer in) {
        while (in.remaining() >= 8) {
            int start = in.position();
            int size = in.getInt();
            byte[] type = new byte[4];
            in.get(type);
            String name = new String(type, StandardCharsets.ISO_8859_1);
            ByteBuffer content = in.slice(in.position(), size - 8);
            in.position(start + size);
            if (name.equals("moof")) {
                fragment = start;
            }
            if (CONTAINERS.contains(name)) {
                boxes(content);
            }
            switch (name) {
                case "tfhd" -> header(content);
                case "trun" -> run(content);
                case "senc" -> encryption(content);
                default -> {}
            }
        }
    }

    private void header(ByteBuffer in) {
        int flags = in.getInt();
        in.getInt();
        in.position(in.position() + 4 * Integer.bitCount(flags & 0xA));
        defaultSize = (flags & 0x10) != 0 ? in.getInt() : 0;
    }

    private void run(ByteBuffer in) {
        int flags = in.getInt();
        int count = in.getInt();
        int at = fragment + in.getInt();
        if ((flags & 4) != 0) {
            in.getInt();
        }
        for (; count > 0; count--) {
            in.position(in.position() + 4 * Integer.bitCount(flags & 0x100));
            int size = (flags & 0x200) != 0 ? in.getInt() : defaultSize;
            in.position(in.position() + 4 * Integer.bitCount(flags & 0xC00));
            hashes.add(sha256(Arrays.copyOfRange(file, at, at + size)));
            at += size;
        }
    }

    private void encryption(ByteBuffer in) {
        if (ivBytes == UNREAD) {
            return;
        }
        int flags = in.getInt() & 0xFF_FFFF;
        for (int left = in.getInt(); left > 0; left--) {
            byte[] iv = new byte[ivBytes];
            in.get(iv);
            List<String> parts = new ArrayList<>();
            if (flags == WITH_SUBSAMPLES) {
                for (int count = in.getShort() & 0xFFFF; count > 0; count--) {
                    parts.add((in.getShort() & 0xFFFF) + "+" + Integer.toUnsignedLong(in.getInt()));
                }
            }
            told.add(new Told(HexFormat.of().formatHex(iv), parts));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
