package org.ladderworks.app.doctor;

import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.app.doctor.Finding.State;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.Vault;
import org.ladderworks.app.secret.VaultProtection;
import org.ladderworks.app.secret.VaultStatus;
import org.ladderworks.engine.error.DrmException;

/** How the keys of encrypted packages are kept on this machine, or would be. */
final class VaultFinding {
    private static final String WHAT = "vault of content keys";
    private static final String NEEDED_FOR = "keys of encrypted packages that a copied folder does not give away";
    private static final String REMEDY =
            "`ladderworks vault protect --by passphrase`, or `--by keyring` where a desktop is signed in";

    private VaultFinding() {}

    static Finding of(Path folder, Unlocking unlocking) {
        try {
            Optional<VaultStatus> status = Vault.status(folder);
            VaultProtection protection = status.map(VaultStatus::protection).orElseGet(unlocking::forNew);
            String place = status.map(vault -> vault.file() + ", protected ")
                    .orElse("none yet; a new one would be protected ");
            return switch (protection) {
                case PASSPHRASE -> finding(State.PRESENT, place + "by a passphrase");
                case KEYRING -> keyring(place, unlocking);
                case FILE -> finding(State.WEAK, place + "by a file beside it alone");
            };
        } catch (DrmException e) {
            return new Finding(WHAT, State.WEAK, String.valueOf(e.getMessage()), NEEDED_FOR, e.remedy());
        }
    }

    private static Finding keyring(String place, Unlocking unlocking) {
        return unlocking.hasKeyring()
                ? finding(State.PRESENT, place + "by the keyring, which is there")
                : new Finding(
                        WHAT,
                        State.WEAK,
                        place + "by a keyring that is not there now: it stays locked",
                        "encrypting packages",
                        "sign in to the desktop as the user who made it");
    }

    private static Finding finding(State state, String detail) {
        return new Finding(WHAT, state, detail, NEEDED_FOR, REMEDY);
    }
}
