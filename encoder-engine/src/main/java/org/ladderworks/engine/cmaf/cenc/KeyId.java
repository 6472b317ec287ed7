package org.ladderworks.engine.cmaf.cenc;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A KID (ISO/IEC 23001-7, 3.1): names a key and is no secret. Its 16 bytes are those of the UUID in network order. */
public record KeyId(UUID uuid) implements Comparable<KeyId> {
    public static final int LENGTH = 16;

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern DASHED = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** From the bytes of {@code tenc}; they must be 16. */
    public static KeyId of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a key id has 16 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new KeyId(new UUID(buffer.getLong(), buffer.getLong()));
    }

    /** From 32 hexadecimal digits, or a UUID; empty where it is neither. */
    public static Optional<KeyId> parse(String text) {
        if (HEX.matcher(text).matches()) {
            return Optional.of(of(HexFormat.of().parseHex(text)));
        }
        return DASHED.matcher(text).matches() ? Optional.of(new KeyId(UUID.fromString(text))) : Optional.empty();
    }

    /** The 16 bytes in network order, as in {@code tenc} and {@code pssh}. */
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /** 32 hexadecimal digits in lower case. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    /** With dashes in lower case, as {@code cenc:default_KID} has it. */
    @Override
    public String toString() {
        return uuid.toString().toLowerCase(Locale.ROOT);
    }

    /** By their bytes. */
    @Override
    public int compareTo(KeyId other) {
        return java.util.Arrays.compareUnsigned(bytes(), other.bytes());
    }
}
