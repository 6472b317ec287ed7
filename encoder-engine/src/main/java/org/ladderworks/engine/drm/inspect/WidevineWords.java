package org.ladderworks.engine.drm.inspect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.cenc.KeyId;

/** Widevine's {@code pssh} data: the protocol buffer WidevinePsshData, its known fields by name, others by number. */
final class WidevineWords {
    private static final int MOST_FIELDS = 500;
    private static final int LONGEST_SHOWN = 64;

    private WidevineWords() {}

    static List<Described> of(byte[] data) {
        ByteReader in = new ByteReader(data);
        List<Described> lines = new ArrayList<>();
        while (in.remaining() > 0 && lines.size() < MOST_FIELDS) {
            long tag = varint(in);
            int field = (int) (tag >>> 3);
            lines.add(Described.line(
                    switch ((int) tag & 7) {
                        case 0 -> number(field, varint(in));
                        case 1 -> "field " + field + ": " + in.i64();
                        case 2 -> bytes(field, in.bytes(length(in)));
                        case 5 -> "field " + field + ": " + in.u32();
                        default -> throw new MalformedMediaException("the data is no protocol buffer");
                    }));
        }
        return lines;
    }

    private static int length(ByteReader in) {
        long length = varint(in);
        if (length < 0 || length > in.remaining()) {
            throw new MalformedMediaException("a field of " + length + " bytes does not fit");
        }
        return (int) length;
    }

    private static long varint(ByteReader in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.u8();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new MalformedMediaException("a number does not end");
    }

    private static String number(int field, long value) {
        return switch (field) {
            case 1 -> "algorithm: " + (value == 1 ? "AES-CTR" : value == 0 ? "not encrypted" : value);
            case 7 -> "crypto period: " + value;
            case 9 -> "scheme: " + scheme(value);
            case 10 -> "crypto period seconds: " + value;
            case 11 -> "type: " + (value == 0 ? "single" : value == 1 ? "entitlement" : "entitled key");
            default -> "field " + field + ": " + value;
        };
    }

    /** Four letters; some writers leave their numbers of AES modes here. */
    private static String scheme(long value) {
        if (value <= 1) {
            return value == 0 ? "not told" : "AES-CTR";
        }
        StringBuilder letters = new StringBuilder();
        for (int shift = 24; shift >= 0; shift -= 8) {
            letters.append((char) (value >> shift & 0x7F));
        }
        return printable(letters.toString());
    }

    private static String bytes(int field, byte[] value) {
        return switch (field) {
            case 2 -> "key id: " + (value.length == KeyId.LENGTH ? KeyId.of(value) : hex(value));
            case 3 -> "provider: " + text(value);
            case 4 -> "content id: " + text(value);
            case 5 -> "track type: " + text(value);
            case 6 -> "policy: " + text(value);
            case 8 -> "grouped licence: " + value.length + " bytes";
            default -> "field " + field + ": " + hex(value);
        };
    }

    private static String text(byte[] value) {
        String text = new String(value, StandardCharsets.UTF_8);
        return text.equals(printable(text)) ? text : hex(value);
    }

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\uFFFD]", "?");
    }

    private static String hex(byte[] value) {
        String text = HexFormat.of().formatHex(value, 0, Math.min(value.length, LONGEST_SHOWN));
        return value.length > LONGEST_SHOWN ? text + "... (" + value.length + " bytes)" : text;
    }
}
