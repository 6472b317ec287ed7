package org.ladderworks.app.secret;

import java.nio.file.Path;

/** Protects a vault by a passphrase and by a file in turns, for ever: a process to be killed. */
final class VaultRekeyer {
    static final Unlocking FILE = Unlocking.byFile(_ -> {});
    static final Unlocking PASSPHRASE = Unlocking.byPassphrase(_ -> "correct horse".toCharArray());

    private VaultRekeyer() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        for (boolean byFile = Vault.status(folder).orElseThrow().protection() == VaultProtection.FILE; true; ) {
            Vault.protect(folder, byFile ? FILE : PASSPHRASE, byFile ? PASSPHRASE : FILE);
            byFile = !byFile;
            System.out.println(byFile);
            System.out.flush();
        }
    }
}
