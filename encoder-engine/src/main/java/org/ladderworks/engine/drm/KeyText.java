package org.ladderworks.engine.drm;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bytes as people and servers write them. What cannot be read is never repeated. */
public final class KeyText {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]*");

    private KeyText() {}

    /** So many bytes, in hexadecimal or base64; empty where it is neither, or of another length. The caller wipes them. */
    public static Optional<byte[]> read(String text, int length) {
        if (text.length() == 2 * length && HEX.matcher(text).matches()) {
            return Optional.of(HexFormat.of().parseHex(text));
        }
        return base64(text).filter(bytes -> bytes.length == length);
    }

    /** The same of what was typed, which is nowhere copied to where it cannot be wiped. The caller wipes both. */
    public static Optional<byte[]> read(char[] typed, int length) {
        byte[] text = new byte[typed.length];
        int used = 0;
        for (char character : typed) {
            if (!Character.isWhitespace(character)) {
                // What is no ASCII is neither, and becomes what is neither.
                text[used++] = (byte) (character < 128 ? character : '?');
            }
        }
        byte[] digits = Arrays.copyOf(text, used);
        Arrays.fill(text, (byte) 0);
        try {
            return Optional.of(
                            used == 2 * length && isHex(digits)
                                    ? hex(digits)
                                    : Base64.getDecoder().decode(digits))
                    .filter(bytes -> bytes.length == length);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } finally {
            Arrays.fill(digits, (byte) 0);
        }
    }

    private static boolean isHex(byte[] digits) {
        for (byte digit : digits) {
            if (!HexFormat.isHexDigit(digit)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] hex(byte[] digits) {
        byte[] bytes = new byte[digits.length / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (HexFormat.fromHexDigit(digits[2 * i]) << 4 | HexFormat.fromHexDigit(digits[2 * i + 1]));
        }
        return bytes;
    }

    /** Base64 (RFC 4648, 4) with white space anywhere, as XML has it; empty where it is none. */
    public static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replaceAll("[ \\t\\r\\n]", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
