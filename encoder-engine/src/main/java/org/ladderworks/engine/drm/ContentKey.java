package org.ladderworks.engine.drm;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.cenc.KeyId;

/**
 * A secret of 16 bytes that samples are encrypted with. Its bytes are nowhere else than in here and are wiped when it is
 * closed; it is never a record's component, as records print what they hold. Thread-safe.
 */
public final class ContentKey implements AutoCloseable {
    public static final int LENGTH = 16;

    private final KeyId id;
    private final byte[] secret;
    private final byte @Nullable [] explicitIv;
    private boolean wiped;

    /**
     * Takes copies; the caller wipes its own.
     *
     * @param secret 16 bytes
     * @param explicitIv 16 bytes that must be the constant IV of all that this key encrypts (as CPIX documents may give);
     *     empty where IVs may be drawn
     */
    public ContentKey(KeyId id, byte[] secret, Optional<byte[]> explicitIv) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("a content key has 16 bytes, not " + secret.length);
        }
        if (explicitIv.isPresent() && explicitIv.get().length != LENGTH) {
            throw new IllegalArgumentException("an explicit IV has 16 bytes, not " + explicitIv.get().length);
        }
        this.id = id;
        this.secret = secret.clone();
        this.explicitIv = explicitIv.map(byte[]::clone).orElse(null);
    }

    public KeyId id() {
        return id;
    }

    /** The IV that came with the key. */
    public Optional<byte[]> explicitIv() {
        return Optional.ofNullable(explicitIv).map(byte[]::clone);
    }

    /** A copy that the caller wipes; fails when the key was closed. */
    public synchronized byte[] secret() {
        if (wiped) {
            throw new IllegalStateException("the key " + id + " was wiped");
        }
        return secret.clone();
    }

    /** True where the other has the same secret, whatever its id; fails when one was closed. Takes equally long in any case. */
    public boolean sameSecret(ContentKey other) {
        byte[] mine = secret();
        byte[] theirs = other.secret();
        try {
            return MessageDigest.isEqual(mine, theirs);
        } finally {
            Arrays.fill(mine, (byte) 0);
            Arrays.fill(theirs, (byte) 0);
        }
    }

    /** For ciphers. */
    public SecretKeySpec aes() {
        byte[] copy = secret();
        try {
            return new SecretKeySpec(copy, "AES");
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    @Override
    public synchronized void close() {
        wiped = true;
        Arrays.fill(secret, (byte) 0);
    }

    /** The id alone. */
    @Override
    public String toString() {
        return "ContentKey[" + id + "]";
    }
}
