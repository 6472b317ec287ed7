package org.ladderworks.app.secret;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.app.secret.Keyring.KeyringFailed;
import org.ladderworks.engine.drm.KeyText;

/** The KEK at the operating system's keyring, under the id of the vault. */
final class KekInKeyring implements KekKeeper {
    private final Keyring keyring;

    KekInKeyring(Keyring keyring) {
        this.keyring = keyring;
    }

    @Override
    public VaultProtection kind() {
        return VaultProtection.KEYRING;
    }

    @Override
    public String described() {
        return "by " + keyring.described();
    }

    @Override
    public Map<String, String> keep(String vault, byte[] kek) {
        try {
            String text = HexFormat.of().formatHex(kek);
            keyring.put(name(vault), text);
            // Some take everything and keep nothing.
            if (!keyring.get(name(vault)).equals(Optional.of(text))) {
                throw new KeyringFailed("it does not give back what it was given");
            }
            return Map.of();
        } catch (KeyringFailed e) {
            throw failed(e);
        }
    }

    @Override
    public byte[] recall(String vault, Map<String, String> parameters) {
        try {
            return keyring.get(name(vault))
                    .flatMap(text -> KeyText.read(text, VaultCipher.KEK_LENGTH))
                    .orElseThrow(() -> VaultErrors.locked(
                            keyring.described() + " has no key for this vault",
                            "Sign in as the user who made the vault, on the machine where it was made."));
        } catch (KeyringFailed e) {
            throw failed(e);
        }
    }

    @Override
    public void forget(String vault) {
        try {
            keyring.remove(name(vault));
        } catch (KeyringFailed e) {
            // What stays there opens nothing any more.
        }
    }

    private RuntimeException failed(KeyringFailed e) {
        return VaultErrors.locked(
                keyring.described() + " cannot be used: " + e.getMessage(),
                "Unlock it by signing in to the desktop, or use a vault with a passphrase.");
    }

    private static String name(String vault) {
        return "vault " + vault;
    }
}
