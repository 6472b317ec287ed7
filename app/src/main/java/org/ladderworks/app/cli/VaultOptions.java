package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.secret.KeyEntry;
import org.ladderworks.app.secret.OsKeyring;
import org.ladderworks.app.secret.Passphrase;
import org.ladderworks.app.secret.Passphrases;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.VaultProtection;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How the vault is unlocked. Never by an argument or the environment, which others can read. */
final class VaultOptions {
    private static final Duration LOOK = Duration.ofSeconds(5);

    @ArgGroup
    private @Nullable Place place;

    private static final class Place {
        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description =
                        "File whose first line is the vault's passphrase; its owner alone may read it. Without it, it"
                                + " is asked for where the vault has one.")
        private @Nullable Path file;

        @Option(
                names = "--passphrase-fd",
                paramLabel = "N",
                description = "Open file descriptor that the vault's passphrase comes from.")
        private @Nullable Integer descriptor;
    }

    /** The ways to keys, for a command that asks for none; to be closed. A passphrase that is given protects a new vault. */
    KeyChain secrets(DataHome home, Report report) {
        return secrets(home, report, KeyEntry.none());
    }

    /** The same with keys that are entered. */
    KeyChain secrets(DataHome home, Report report, KeyEntry entry) {
        return new KeyChain(home.vault(), unlocking(home, report::warn), entry);
    }

    /**
     * A folder of its own, which may be on a disk that goes from machine to machine, is not locked by one user's keyring unless
     * that was chosen.
     */
    Unlocking unlocking(DataHome home, Consumer<String> warnings) {
        return unlocking(home, warnings, OsKeyring.ofThisUser());
    }

    /** The same for who looks only, and does not wait until someone has unlocked the keyring. */
    static Unlocking looking(DataHome home) {
        return new VaultOptions().unlocking(home, _ -> {}, OsKeyring.ofThisUser(LOOK));
    }

    private Unlocking unlocking(DataHome home, Consumer<String> warnings, OsKeyring keyring) {
        Optional<VaultProtection> chosen = place != null
                ? Optional.of(VaultProtection.PASSPHRASE)
                : home.isOfThisUser() ? Optional.empty() : Optional.of(VaultProtection.FILE);
        return new Unlocking(Optional.of(passphrase()), chosen, Optional.of(keyring), warnings);
    }

    private Passphrase passphrase() {
        if (place != null && place.file != null) {
            return Passphrases.file(place.file);
        }
        if (place != null && place.descriptor != null) {
            return Passphrases.descriptor(place.descriptor);
        }
        return Passphrases.prompt(System.console());
    }
}
