package org.ladderworks.app.secret;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a vault is unlocked, and how a new one is protected.
 *
 * @param passphrase asked only where the vault has one, or is to have one
 * @param fresh protects a new vault; empty: the keyring where there is one, else a file beside it
 * @param keyring of the operating system; empty where none is to be used
 * @param warnings told what an operator should know
 */
public record Unlocking(
        Optional<Passphrase> passphrase,
        Optional<VaultProtection> fresh,
        Optional<Keyring> keyring,
        Consumer<String> warnings) {
    public Unlocking {
        if (passphrase.isEmpty() && fresh.equals(Optional.of(VaultProtection.PASSPHRASE))) {
            throw new IllegalArgumentException("there is no passphrase to protect the vault with");
        }
    }

    /** By a file beside the vault, as on a machine without a keyring. */
    public static Unlocking byFile(Consumer<String> warnings) {
        return new Unlocking(Optional.empty(), Optional.of(VaultProtection.FILE), Optional.empty(), warnings);
    }

    /** By a passphrase, for new vaults too. */
    public static Unlocking byPassphrase(Passphrase passphrase) {
        return new Unlocking(
                Optional.of(passphrase), Optional.of(VaultProtection.PASSPHRASE), Optional.empty(), _ -> {});
    }

    /** How a new vault would be protected. It may ask the keyring's user to unlock it. */
    public VaultProtection forNew() {
        return fresh.orElseGet(() -> hasKeyring() ? VaultProtection.KEYRING : VaultProtection.FILE);
    }

    /** True where a keyring takes and gives secrets now. It may ask its user to unlock it. */
    public boolean hasKeyring() {
        return keyring.filter(Keyring::isThere).isPresent();
    }

    KekKeeper keeper(VaultProtection protection, VaultFile file) {
        return switch (protection) {
            case PASSPHRASE ->
                passphrase
                        .map(KekByPassphrase::new)
                        .orElseThrow(() -> VaultErrors.locked(
                                "the vault is protected by a passphrase, and none was given",
                                "Give it at the prompt, in a file or by a file descriptor."));
            case KEYRING ->
                keyring.map(KekInKeyring::new)
                        .orElseThrow(() -> VaultErrors.locked(
                                "the vault is protected by the operating system's keyring, which is not to be used",
                                "Use it."));
            case FILE -> new KekInFile(file.keyFile());
        };
    }
}
