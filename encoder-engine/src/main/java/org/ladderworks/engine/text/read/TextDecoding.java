package org.ladderworks.engine.text.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which encoding a text is in: by its byte order mark, else UTF-16 by its zeros, else UTF-8, else Windows-1252. */
final class TextDecoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LOOKED_AT = 4096;

    private TextDecoding() {}

    /** @param note empty where nothing was guessed */
    record Decoded(String text, Optional<String> note) {}

    static Decoded decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new Decoded(new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8), Optional.empty());
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new Decoded(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE), Optional.empty());
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new Decoded(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE), Optional.empty());
        }
        if (hasZeros(bytes, 1)) {
            return new Decoded(new String(bytes, StandardCharsets.UTF_16LE), guessed("UTF-16"));
        }
        if (hasZeros(bytes, 0)) {
            return new Decoded(new String(bytes, StandardCharsets.UTF_16BE), guessed("UTF-16"));
        }
        try {
            return new Decoded(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    Optional.empty());
        } catch (CharacterCodingException e) {
            return new Decoded(new String(bytes, WINDOWS), guessed("Windows-1252"));
        }
    }

    private static Optional<String> guessed(String encoding) {
        return Optional.of(
                "it is not UTF-8 and was taken for " + encoding + "; convert it to UTF-8 where letters are wrong");
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** True where most bytes at even or odd places are zero, and few at the others: Latin text in UTF-16. */
    private static boolean hasZeros(byte[] bytes, int from) {
        int zeros = 0;
        int others = 0;
        int pairs = Math.min(bytes.length, LOOKED_AT) / 2;
        for (int i = 0; i < pairs; i++) {
            zeros += bytes[2 * i + from] == 0 ? 1 : 0;
            others += bytes[2 * i + 1 - from] == 0 ? 1 : 0;
        }
        return pairs > 0 && zeros * 2 > pairs && others * 8 < pairs;
    }
}
