package org.ladderworks.app.secret;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a vault is unlocked, and how a new one is protected: by a passphrase where that is chosen, else by the keyring where
 * there is one, else by a file beside it, with a warning.
 *
 * @param passphrase asked only where the vault has one, or is to have one
 * @param byPassphrase true: a new vault gets a passphrase
 * @param keyring of the operating system; empty where none is to be used
 * @param warnings told what an operator should know
 */
public record Unlocking(
        Optional<Passphrase> passphrase, boolean byPassphrase, Optional<Keyring> keyring, Consumer<String> warnings) {
    public Unlocking {
        if (byPassphrase && passphrase.isEmpty()) {
            throw new IllegalArgumentException("there is no passphrase to protect the vault with");
        }
    }

    /** By a file beside the vault, as on a machine without a keyring. */
    public static Unlocking byFile(Consumer<String> warnings) {
        return new Unlocking(Optional.empty(), false, Optional.empty(), warnings);
    }

    /** By a passphrase, for new vaults too. */
    public static Unlocking byPassphrase(Passphrase passphrase) {
        return new Unlocking(Optional.of(passphrase), true, Optional.empty(), _ -> {});
    }

    KekKeeper forNew(VaultFile file) {
        if (byPassphrase) {
            return new KekByPassphrase(passphrase.orElseThrow());
        }
        return keyring.filter(Keyring::isThere)
                .<KekKeeper>map(KekInKeyring::new)
                .orElseGet(() -> new KekInFile(file.keyFile()));
    }

    KekKeeper forKind(String kind, VaultFile file) {
        return switch (kind) {
            case KekByPassphrase.KIND ->
                passphrase
                        .map(KekByPassphrase::new)
                        .orElseThrow(() -> VaultErrors.locked(
                                "the vault is protected by a passphrase, and none was given",
                                "Give it at the prompt, in a file or by a file descriptor."));
            case KekInKeyring.KIND ->
                keyring.map(KekInKeyring::new)
                        .orElseThrow(() -> VaultErrors.locked(
                                "the vault is protected by the operating system's keyring, which is not to be used",
                                "Use it."));
            case KekInFile.KIND -> new KekInFile(file.keyFile());
            default -> throw VaultErrors.damaged(file.path(), "it does not say how it is unlocked");
        };
    }
}
