package org.ladderworks.engine.drm;

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

    /** Base64 (RFC 4648, 4) with white space anywhere, as XML has it; empty where it is none. */
    public static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replaceAll("[ \\t\\r\\n]", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
