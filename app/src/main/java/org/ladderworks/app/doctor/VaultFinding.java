package org.ladderworks.app.doctor;

import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.app.doctor.Finding.State;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.Vault;
import org.ladderworks.app.secret.VaultProtection;
import org.ladderworks.app.secret.VaultStatus;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.saying.Saying;

/** How the keys of encrypted packages are kept on this machine, or would be. */
final class VaultFinding {
    private static final Saying WHAT = Thing.VAULT.with();
    private static final Saying NEEDED_FOR = Use.KEPT_KEYS.with();
    private static final Saying REMEDY = Remedy.PROTECT_VAULT.with();

    private VaultFinding() {}

    static Finding of(Path folder, Unlocking unlocking) {
        try {
            Optional<VaultStatus> status = Vault.status(folder);
            Optional<Path> there = status.map(VaultStatus::file);
            VaultProtection protection = status.map(VaultStatus::protection).orElseGet(unlocking::forNew);
            return switch (protection) {
                case PASSPHRASE ->
                    finding(State.PRESENT, place(there, Found.VAULT_BY_PASSPHRASE, Found.NEW_VAULT_BY_PASSPHRASE));
                case KEYRING -> keyring(there, unlocking);
                case FILE -> finding(State.WEAK, place(there, Found.VAULT_BY_FILE, Found.NEW_VAULT_BY_FILE));
            };
        } catch (DrmException e) {
            return new Finding(
                    WHAT,
                    State.WEAK,
                    Saying.inWords(String.valueOf(e.getMessage())),
                    NEEDED_FOR,
                    Saying.inWords(e.remedy()));
        }
    }

    private static Finding keyring(Optional<Path> there, Unlocking unlocking) {
        return unlocking.hasKeyring()
                ? finding(State.PRESENT, place(there, Found.VAULT_BY_KEYRING, Found.NEW_VAULT_BY_KEYRING))
                : new Finding(
                        WHAT,
                        State.WEAK,
                        place(there, Found.VAULT_BY_NO_KEYRING, Found.NEW_VAULT_BY_NO_KEYRING),
                        Use.ENCRYPTION.with(),
                        Remedy.SIGN_IN.with());
    }

    private static Saying place(Optional<Path> there, Found kept, Found none) {
        return there.map(kept::with).orElseGet(none::with);
    }

    private static Finding finding(State state, Saying detail) {
        return new Finding(WHAT, state, detail, NEEDED_FOR, REMEDY);
    }
}
