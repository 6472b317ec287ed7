package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.secret.OsKeyring;
import org.ladderworks.app.secret.Passphrase;
import org.ladderworks.app.secret.Passphrases;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.Vault;
import org.ladderworks.app.secret.VaultProtection;
import org.ladderworks.app.secret.VaultStatus;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The vault of content keys. */
@Command(
        name = "vault",
        description = "Look after the vault of content keys.",
        mixinStandardHelpOptions = true,
        subcommands = {VaultCommand.Status.class, VaultCommand.Protect.class})
final class VaultCommand extends CommandGroup {
    /** Where it is and how it is protected. */
    @Command(
            name = "status",
            description = "Say where the vault is, how it is protected and how much it holds. It stays locked.",
            mixinStandardHelpOptions = true)
    static final class Status extends HomeCommand {
        @Override
        int run(Report report) {
            DataHome home = home();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("folder", home.vault().toString());
            Optional<VaultStatus> status = Vault.status(home.vault());
            fields.put("exists", status.isPresent());
            if (status.isPresent()) {
                VaultStatus vault = status.get();
                report.say(vault.file().toString());
                report.say("  protected " + VaultWords.protection(vault.protection()));
                report.say("  keys: %d, of %d titles".formatted(vault.keys(), vault.titles()));
                report.say("  IVs that were used: " + vault.ivs());
                fields.put("protection", word(vault.protection()));
                fields.put("keys", vault.keys());
                fields.put("titles", vault.titles());
                fields.put("ivs", vault.ivs());
            } else {
                VaultProtection fresh = VaultOptions.looking(home).forNew();
                report.say("There is no vault in " + home.vault() + " yet.");
                report.say("  A new one would be protected " + VaultWords.protection(fresh));
                fields.put("protection", word(fresh));
            }
            report.result(fields);
            return 0;
        }
    }

    /** Another protection. */
    @Command(
            name = "protect",
            description =
                    "Protect the vault in another way, or by another passphrase. It gets a new key of its own; the content"
                            + " keys in it stay as they are.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Protect extends HomeCommand {
        @Option(
                names = "--by",
                paramLabel = "WAY",
                required = true,
                description =
                        "passphrase; keyring: that of the desktop; file: beside the vault, whoever has both has the keys.")
        @SuppressWarnings("NullAway.Init")
        private VaultProtection by;

        @ArgGroup
        private @Nullable NewPlace place;

        private static final class NewPlace {
            @Option(
                    names = "--new-passphrase-file",
                    paramLabel = "FILE",
                    description =
                            "File whose first line is the new passphrase; its owner alone may read it. Without it, it is"
                                    + " asked for.")
            private @Nullable Path file;

            @Option(
                    names = "--new-passphrase-fd",
                    paramLabel = "N",
                    description = "Open file descriptor that the new passphrase comes from; 0 is standard input.")
            private @Nullable Integer descriptor;
        }

        @Mixin
        private VaultOptions vault = new VaultOptions();

        @Override
        int run(Report report) {
            DataHome home = home();
            if (place != null && by != VaultProtection.PASSPHRASE) {
                throw badUsage("A new passphrase is for --by passphrase, not for --by " + word(by) + ".");
            }
            Unlocking then = new Unlocking(
                    Optional.of(passphrase()), Optional.of(by), Optional.of(OsKeyring.ofThisUser()), report::warn);
            boolean changed = Vault.protect(home.vault(), vault.unlocking(home, report::warn), then);
            report.say("The vault in " + home.vault() + (changed ? " is protected " : " was protected already ")
                    + VaultWords.protection(by));
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("folder", home.vault().toString());
            fields.put("protection", word(by));
            fields.put("changed", changed);
            report.result(fields);
            return 0;
        }

        private Passphrase passphrase() {
            if (place != null && place.file != null) {
                return Passphrases.file(place.file);
            }
            if (place != null && place.descriptor != null) {
                return Passphrases.descriptor(place.descriptor);
            }
            return Passphrases.prompt(System.console(), "New passphrase of the vault: ");
        }
    }

    private static String word(VaultProtection protection) {
        return protection.name().toLowerCase(Locale.ROOT);
    }
}
