package org.ladderworks.engine.cmaf.cenc;

import java.nio.ByteBuffer;

/**
 * How the samples of one track are encrypted, so far as its boxes tell it: everything but the key. Immutable.
 *
 * <p>A {@code cenc} track has an IV of 8 bytes for each sample, one more than for the sample before (ISO/IEC 23001-7,
 * 9.2 and 9.3); a {@code cbcs} track one of 16 bytes for all (9.5.2.3).
 */
public final class TrackEncryption {
    /** Of ten blocks of pictures {@code cbcs} encrypts one (10.4.2; HLS authoring 13.7). */
    public static final int CRYPT_BLOCKS = 1;

    public static final int SKIP_BLOCKS = 9;

    private static final int COUNTED_IV = 8;
    private static final int CONSTANT_IV = 16;

    private final ProtectionScheme scheme;
    private final KeyId key;
    private final byte[] iv;
    private final boolean pictures;

    /**
     * For one track.
     *
     * @param iv of the first sample, 8 bytes, for {@code cenc}; of all, 16 bytes, for {@code cbcs}
     * @param pictures whether samples are protected in parts; sound is protected whole
     */
    public TrackEncryption(ProtectionScheme scheme, KeyId key, byte[] iv, boolean pictures) {
        int wanted = ivLength(scheme);
        if (iv.length != wanted) {
            throw new IllegalArgumentException("an IV of " + scheme.fourCc() + " has " + wanted + " bytes here");
        }
        this.scheme = scheme;
        this.key = key;
        this.iv = iv.clone();
        this.pictures = pictures;
    }

    /** Bytes of an IV. */
    public static int ivLength(ProtectionScheme scheme) {
        return scheme == ProtectionScheme.CENC ? COUNTED_IV : CONSTANT_IV;
    }

    public ProtectionScheme scheme() {
        return scheme;
    }

    public KeyId key() {
        return key;
    }

    /** Whether samples are protected in parts. */
    public boolean pictures() {
        return pictures;
    }

    /** Whether one IV serves all samples. */
    public boolean constantIv() {
        return scheme == ProtectionScheme.CBCS;
    }

    /** The IV of a sample; samples of the whole track count, clear ones too, from 0. It may wrap around. */
    public byte[] iv(long sample) {
        return constantIv()
                ? iv.clone()
                : ByteBuffer.allocate(COUNTED_IV)
                        .putLong(ByteBuffer.wrap(iv).getLong() + sample)
                        .array();
    }
}
