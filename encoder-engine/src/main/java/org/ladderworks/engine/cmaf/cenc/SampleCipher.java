package org.ladderworks.engine.cmaf.cenc;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * Encrypts the protected bytes of samples in place, piece by piece. For each sample {@link #beginSample}, for each of its
 * protected ranges {@link #beginRange}, then its pieces. Not thread-safe.
 */
public final class SampleCipher {
    /**
     * Largest number of whole patterns of ten blocks in 64 KiB: Java's ciphers are many times slower on longer pieces, as
     * their fast code is then entered too late.
     */
    public static final int PIECE = 65_440;

    /** Bytes of ten blocks. */
    public static final int PATTERN = 16 * (TrackEncryption.CRYPT_BLOCKS + TrackEncryption.SKIP_BLOCKS);

    private static final int BLOCK = 16;

    private final TrackEncryption track;
    private final SecretKey key;
    private final Cipher cipher;
    private final byte[] piece = new byte[PIECE];
    private final ByteBuffer gathered = ByteBuffer.wrap(piece);

    public SampleCipher(TrackEncryption track, SecretKey key) {
        this.track = track;
        this.key = key;
        try {
            this.cipher = Cipher.getInstance(track.constantIv() ? "AES/CBC/NoPadding" : "AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
        if (track.constantIv()) {
            start(track.iv(0));
        }
    }

    /** Turns to a sample, counted from 0 over the whole track. */
    public void beginSample(long sample) {
        if (!track.constantIv()) {
            // The counter of blocks stands behind the IV, and begins at 0 (9.3).
            start(track.iv(sample));
        }
    }

    /** Turns to the sample's next protected range: {@code cbcs} begins anew with the IV (9.5.2.4 and 10.4.2). */
    public void beginRange() {
        if (track.constantIv()) {
            try {
                // Back to the IV that it was given: the key need not be expanded again.
                cipher.doFinal();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES has blocks left over", e);
            }
        }
    }

    private void start(byte[] iv) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(Arrays.copyOf(iv, BLOCK)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refuses a key of 16 bytes", e);
        }
    }

    /**
     * Encrypts the next piece of a range. Positions of the buffer stay where they are.
     *
     * @param bytes hold the piece
     * @param start where it begins in them
     * @param length at most {@link #PIECE}, and a multiple of {@link #PATTERN} unless it is a range's last piece
     */
    public void encrypt(ByteBuffer bytes, int start, int length) {
        if (track.constantIv() && track.pictures()) {
            encryptPattern(bytes, start, length);
            return;
        }
        int whole = track.constantIv() ? length / BLOCK * BLOCK : length;
        bytes.get(start, piece, 0, whole);
        update(whole);
        bytes.put(start, piece, 0, whole);
    }

    /** One block in ten, from the first on; all of them in one call, as calls of one block are ruinous. */
    private void encryptPattern(ByteBuffer bytes, int start, int length) {
        int blocks = length / PATTERN + (length % PATTERN >= BLOCK ? 1 : 0);
        for (int i = 0; i < blocks; i++) {
            int block = start + i * PATTERN;
            gathered.putLong(i * BLOCK, bytes.getLong(block))
                    .putLong(i * BLOCK + Long.BYTES, bytes.getLong(block + Long.BYTES));
        }
        update(blocks * BLOCK);
        for (int i = 0; i < blocks; i++) {
            int block = start + i * PATTERN;
            bytes.putLong(block, gathered.getLong(i * BLOCK))
                    .putLong(block + Long.BYTES, gathered.getLong(i * BLOCK + Long.BYTES));
        }
    }

    private void update(int length) {
        if (length == 0) {
            return;
        }
        try {
            cipher.update(piece, 0, length, piece, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES has no room for what it encrypts in place", e);
        }
    }
}
