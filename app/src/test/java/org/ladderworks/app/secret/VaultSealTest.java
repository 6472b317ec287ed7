package org.ladderworks.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.secret.VaultDocument.SealedKey;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.GeneratedKeys;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;

/** Each key is sealed by itself, together with what it is for: in another place it is no key, even in a file that is vouched for. */
class VaultSealTest {
    private static final KeyRequest TITLE =
            new KeyRequest("title", ProtectionScheme.CBCS, List.of(KeyRole.VIDEO, KeyRole.AUDIO), Set.of());

    @TempDir
    Path home;

    @BeforeEach
    void make() {
        try (Vault vault = open()) {
            keys(vault).close();
        }
    }

    @Test
    @DisplayName("written again as they are, all keys are unsealed")
    void same() {
        rewrite(keys -> keys);
        try (Vault vault = open();
                KeySet keys = keys(vault)) {
            assertThat(keys.keys()).hasSize(2);
        }
    }

    @Test
    @DisplayName("two keys that changed places are refused")
    void swapped() {
        rewrite(keys -> List.of(sealedAs(keys.get(0), keys.get(1)), sealedAs(keys.get(1), keys.get(0))));
        refused();
    }

    @Test
    @DisplayName("a key under another title, scheme, role, id or date is refused")
    void renamed() {
        List<UnaryOperator<SealedKey>> changes = List.of(
                of -> new SealedKey("other", of.scheme(), of.role(), of.kid(), of.created(), of.nonce(), of.sealed()),
                of -> new SealedKey(of.content(), "cenc", of.role(), of.kid(), of.created(), of.nonce(), of.sealed()),
                of -> new SealedKey(of.content(), of.scheme(), "all", of.kid(), of.created(), of.nonce(), of.sealed()),
                of -> new SealedKey(
                        of.content(),
                        of.scheme(),
                        of.role(),
                        "11111111-2222-4333-8444-555555555555",
                        of.created(),
                        of.nonce(),
                        of.sealed()),
                of -> new SealedKey(
                        of.content(),
                        of.scheme(),
                        of.role(),
                        of.kid(),
                        "2020-01-01T00:00:00Z",
                        of.nonce(),
                        of.sealed()));
        VaultFile file = new VaultFile(home.resolve("vault"));
        VaultDocument document = file.read();
        try (VaultCipher cipher = cipher(document)) {
            SealedKey kept = document.keys().getFirst();
            assertThat(cipher.unseal(kept)).isPresent();
            assertThat(changes)
                    .allSatisfy(change ->
                            assertThat(cipher.unseal(change.apply(kept))).isEmpty());
        }
    }

    private static SealedKey sealedAs(SealedKey place, SealedKey from) {
        return new SealedKey(
                place.content(),
                place.scheme(),
                place.role(),
                place.kid(),
                place.created(),
                from.nonce(),
                from.sealed());
    }

    private void refused() {
        try (Vault vault = open()) {
            assertThatThrownBy(() -> keys(vault))
                    .isInstanceOfSatisfying(
                            DrmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VAULT_DAMAGED))
                    .hasMessageContaining("cannot be unsealed");
        }
    }

    /** By someone who has the vault's own key: its MAC is right. */
    private void rewrite(UnaryOperator<List<SealedKey>> change) {
        VaultFile file = new VaultFile(home.resolve("vault"));
        VaultDocument document = file.read();
        try (VaultCipher cipher = cipher(document)) {
            file.write(cipher.vouched(
                    document.with(document.kek(), change.apply(new ArrayList<>(document.keys())), document.texts())));
        }
    }

    private VaultCipher cipher(VaultDocument document) {
        byte[] kek = new KekInFile(home.resolve("vault/vault.key")).recall(document.id(), Map.of());
        try {
            return new VaultCipher(kek);
        } finally {
            Arrays.fill(kek, (byte) 0);
        }
    }

    private static KeySet keys(Vault vault) {
        return new GeneratedKeys(vault).keys(TITLE, new Cancellation());
    }

    private Vault open() {
        return Vault.open(home.resolve("vault"), Unlocking.byFile(_ -> {}));
    }
}
