package org.ladderworks.app.secret;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the key of a vault is. */
public enum VaultProtection {
    /** In the vault, wrapped under a passphrase. */
    PASSPHRASE,
    /** At the operating system's keyring. */
    KEYRING,
    /** In a file beside the vault. */
    FILE;

    /** As the vault names it. */
    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<VaultProtection> named(String kind) {
        return Arrays.stream(values()).filter(of -> of.kind().equals(kind)).findFirst();
    }
}
