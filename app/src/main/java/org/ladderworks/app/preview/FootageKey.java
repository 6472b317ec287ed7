package org.ladderworks.app.preview;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;

/** The content key of encrypted footage, 16 bytes. It goes to the worker by the pipe alone and prints as nothing. */
public final class FootageKey {
    private static final int LENGTH = 16;
    private final String hex;

    private FootageKey(String hex) {
        this.hex = hex;
    }

    /** Takes a copy; fails with IllegalArgumentException where they are not 16 bytes. */
    public static FootageKey of(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("a content key has 16 bytes");
        }
        return new FootageKey(HexFormat.of().formatHex(secret));
    }

    @JsonCreator
    static FootageKey parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** For the pipe and the decryption alone. */
    @JsonValue
    public String hex() {
        return hex;
    }

    @Override
    public String toString() {
        return "FootageKey[...]";
    }
}
