package org.ladderworks.engine.drm;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.progress.Cancellation;

/** Keys drawn by this machine and kept in a vault: a title has the same ones whenever it is packaged again. */
public final class GeneratedKeys implements KeySource {
    private final KeyVault vault;
    private final SecureRandom random;

    public GeneratedKeys(KeyVault vault) {
        this(vault, new SecureRandom());
    }

    GeneratedKeys(KeyVault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    @Override
    public KeySet keys(KeyRequest request, Cancellation cancellation) {
        cancellation.check();
        return vault.keys(request, this::draw);
    }

    private ContentKey draw() {
        byte[] id = new byte[KeyId.LENGTH];
        random.nextBytes(id);
        // A random UUID (RFC 9562, 5.4): some key servers take no other.
        id[6] = (byte) ((id[6] & 0x0f) | 0x40);
        id[8] = (byte) ((id[8] & 0x3f) | 0x80);
        byte[] secret = new byte[ContentKey.LENGTH];
        random.nextBytes(secret);
        try {
            return new ContentKey(KeyId.of(id), secret, Optional.empty());
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
