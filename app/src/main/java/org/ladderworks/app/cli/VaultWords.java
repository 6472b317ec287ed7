package org.ladderworks.app.cli;

import org.ladderworks.app.secret.OsKeyring;
import org.ladderworks.app.secret.VaultProtection;

/** What is said of vaults. */
final class VaultWords {
    private VaultWords() {}

    /** In words that follow "protected". */
    static String protection(VaultProtection protection) {
        return switch (protection) {
            case PASSPHRASE -> "by a passphrase";
            case KEYRING -> "by " + OsKeyring.ofThisUser().described();
            case FILE -> "by the file vault.key beside it, which you alone may read: whoever has both has the keys";
        };
    }
}
