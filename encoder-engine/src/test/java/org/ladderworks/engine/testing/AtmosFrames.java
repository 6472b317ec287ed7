package org.ladderworks.engine.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * E-AC-3 that says in every frame that it carries objects, as no encoder at hand writes it: additional bit stream
 * information is put into FFmpeg's frames, which become two words longer (ETSI TS 102 366, annex E.1.2).
 */
public final class AtmosFrames {
    /** Where addbsie is in FFmpeg's frames of 5.1 without metadata, in bits. */
    public static final int WITHOUT_METADATA = 53;

    /** The same with all of {@link #METADATA}. */
    public static final int WITH_METADATA = 90;

    /** Options of its encoder that make it write mixing and informational metadata. */
    public static final List<String> METADATA = List.of(
            "-dmix_mode",
            "loro",
            "-loro_cmixlev",
            "0.707107",
            "-loro_surmixlev",
            "0.707107",
            "-room_type",
            "large",
            "-mixing_level",
            "100");

    private static final int SIZE_AT = 21;
    private static final int SIZE_BITS = 11;

    private AtmosFrames() {}

    /** Changes an elementary stream: each frame then tells of so many objects. */
    public static Path announce(Path stream, int addbsie, int objects) {
        try {
            byte[] all = Files.readAllBytes(stream);
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            for (int at = 0; at < all.length; ) {
                int length = 2 * ((((all[at + 2] & 7) << 8) | (all[at + 3] & 0xFF)) + 1);
                changed.writeBytes(announced(Arrays.copyOfRange(all, at, at + length), addbsie, objects));
                at += length;
            }
            return Files.write(stream, changed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] announced(byte[] frame, int addbsie, int objects) {
        StringBuilder bits = new StringBuilder();
        for (byte each : frame) {
            bits.append(binary(each & 0xFF, 8));
        }
        if (bits.charAt(addbsie) != '0') {
            throw new AssertionError("a frame already has additional bit stream information");
        }
        // In front of the checksum: 22 bits have come in, 10 of nothing make two words of them.
        bits.insert(bits.length() - 16, binary(0, 10));
        bits.replace(addbsie, addbsie + 1, "1" + binary(1, 6) + binary(1, 8) + binary(objects, 8));
        bits.replace(SIZE_AT, SIZE_AT + SIZE_BITS, binary(frame.length / 2 + 2 - 1, SIZE_BITS));
        byte[] longer = new byte[bits.length() / 8];
        for (int i = 0; i < longer.length; i++) {
            longer[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        int checksum = checksum(longer);
        longer[longer.length - 2] = (byte) (checksum >> 8);
        longer[longer.length - 1] = (byte) checksum;
        return longer;
    }

    private static String binary(int value, int bits) {
        return Integer.toBinaryString((1 << bits) | value).substring(1);
    }

    /** crc2: of everything between the sync word and itself (7.10.1). */
    private static int checksum(byte[] frame) {
        int checksum = 0;
        for (int i = 2; i < frame.length - 2; i++) {
            checksum ^= (frame[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                checksum = (checksum & 0x8000) == 0 ? checksum << 1 : ((checksum << 1) ^ 0x8005) & 0xFFFF;
            }
        }
        return checksum;
    }
}
