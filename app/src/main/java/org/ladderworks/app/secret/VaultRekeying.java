package org.ladderworks.app.secret;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.ladderworks.app.secret.VaultDocument.Kek;
import org.ladderworks.app.secret.VaultDocument.SealedKey;
import org.ladderworks.app.secret.VaultDocument.SealedText;
import org.ladderworks.engine.drm.ContentKey;

/**
 * Protects a vault in another way. It gets a new key-encryption key, as copies of the old one may be in backups. The new one is
 * kept before the vault is replaced, and the old one is forgotten after it: at any instant one of the two opens it.
 */
final class VaultRekeying {
    private final Vault vault;
    private final VaultFile file;

    VaultRekeying(Vault vault, VaultFile file) {
        this.vault = vault;
        this.file = file;
    }

    /** False where it is protected so already, which is none for passphrases: they may be changed. */
    boolean run(KekKeeper before, KekKeeper after) {
        if (before.kind() == after.kind() && after.kind() != VaultProtection.PASSPHRASE) {
            return false;
        }
        after.ask();
        byte[] kek = new byte[VaultCipher.KEK_LENGTH];
        new SecureRandom().nextBytes(kek);
        try (VaultFile.Held _ = file.lock();
                VaultCipher cipher = new VaultCipher(kek)) {
            // Nothing is kept for a vault that another process has protected anew meanwhile.
            VaultDocument known = vault.read();
            List<SealedKey> keys =
                    known.keys().stream().map(key -> sealed(key, cipher)).toList();
            Kek kept = new Kek(after.kind().kind(), cipher.check(), after.keep(known.id(), kek));
            List<SealedText> texts = known.texts().stream()
                    .map(text -> cipher.sealText(text.name(), vault.texts().unsealed(text)))
                    .toList();
            file.write(cipher.vouched(known.with(kept, keys, texts)));
            if (before.kind() != after.kind()) {
                before.forget(known.id());
            }
            return true;
        } finally {
            Arrays.fill(kek, (byte) 0);
        }
    }

    private SealedKey sealed(SealedKey key, VaultCipher cipher) {
        try (ContentKey open = vault.unsealed(key)) {
            return cipher.seal(key, open);
        }
    }
}
