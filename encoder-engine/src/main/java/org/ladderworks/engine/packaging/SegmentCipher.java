package org.ladderworks.engine.packaging;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * AES-128 over whole segments: CBC, padded by PKCS #7 (RFC 8216bis, 4.4.4.4). The IV of a segment is the block cipher of a
 * nonce, which is the track's IV with the segment's number added (NIST SP 800-38A, annex C): different nonces give different
 * IVs, and IVs that cannot be foreseen. Not thread-safe.
 */
final class SegmentCipher {
    private static final int BLOCK = 16;

    private final SecretKey key;
    private final byte[] trackIv;
    private final Cipher blocks;
    private final Cipher chain;

    /** @param trackIv 16 bytes */
    SegmentCipher(SecretKey key, byte[] trackIv) {
        this.key = key;
        this.trackIv = trackIv.clone();
        try {
            blocks = Cipher.getInstance("AES/ECB/NoPadding");
            blocks.init(Cipher.ENCRYPT_MODE, key);
            chain = Cipher.getInstance("AES/CBC/PKCS5Padding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    /**
     * Begins a segment.
     *
     * @param number of it, from 1
     * @return its IV
     */
    byte[] begin(int number) {
        ByteBuffer nonce = ByteBuffer.wrap(trackIv.clone());
        nonce.putLong(BLOCK / 2, nonce.getLong(BLOCK / 2) + number);
        try {
            byte[] iv = blocks.doFinal(nonce.array());
            chain.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
            return iv;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refuses its own key", e);
        }
    }

    /** What is ready of the segment after these bytes. */
    byte[] update(byte[] bytes, int start, int length) {
        byte[] ready = chain.update(bytes, start, length);
        return ready == null ? new byte[0] : ready;
    }

    /** The rest of the segment. */
    byte[] end() {
        try {
            return chain.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("padding cannot fail", e);
        }
    }
}
