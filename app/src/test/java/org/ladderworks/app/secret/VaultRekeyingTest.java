package org.ladderworks.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** A vault that is protected in another way. */
class VaultRekeyingTest {
    private static final KeyRequest FILM =
            new KeyRequest("film", ProtectionScheme.CBCS, List.of(KeyRole.VIDEO), Set.of());
    private static final byte[] SECRET = HexFormat.of().parseHex("8d1c5ba7f2304e96a1b2c3d4e5f60718");
    private static final byte[] IV = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    private static final KeyId ID = KeyId.of(IV);
    private static final String HASH = "5e".repeat(32);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private final List<String> warnings = new ArrayList<>();
    private final Unlocking byFile = Unlocking.byFile(warnings::add);
    private final Unlocking byPassphrase = Unlocking.byPassphrase(_ -> "correct horse".toCharArray());
    private String drawn = "";

    @BeforeEach
    void make() {
        try (Vault vault = Vault.open(home, byFile);
                ContentKey key = new ContentKey(ID, SECRET, Optional.of(IV))) {
            vault.keep(FILM, new KeySet(Map.of(KeyRole.VIDEO, key), List.of()));
            drawn = TrackOfTest.iv(vault, ID, ProtectionScheme.CBCS, HASH);
        }
        warnings.clear();
    }

    @Test
    @DisplayName(
            "file, passphrase, another passphrase, keyring, file: each opens it, and the one before no longer does")
    void around() throws IOException {
        byte[] oldKey = Files.readAllBytes(home.resolve("vault.key"));
        assertThat(Vault.protect(home, byFile, byPassphrase)).isTrue();
        assertHolds(byPassphrase);
        refused(byFile);
        assertThat(home.resolve("vault.key")).doesNotExist();

        Unlocking another = Unlocking.byPassphrase(_ -> "battery staple".toCharArray());
        assertThat(Vault.protect(home, byPassphrase, another)).isTrue();
        assertHolds(another);
        refused(byPassphrase);

        Map<String, String> secrets = new HashMap<>();
        Unlocking byKeyring = keyring(secrets, false);
        assertThat(Vault.protect(home, another, byKeyring)).isTrue();
        assertHolds(byKeyring);
        refused(another);
        assertThat(secrets).hasSize(1);
        assertThat(Vault.protect(home, byKeyring, byKeyring)).isFalse();
        assertThat(warnings).isEmpty();

        assertThat(Vault.protect(home, byKeyring, byFile)).isTrue();
        assertHolds(byFile);
        assertThat(secrets).isEmpty();
        assertThat(warnings).hasSize(1).first().asString().contains("vault.key");
        assertThat(Vault.protect(home, byFile, byFile)).isFalse();
        // A copy of the first file opens nothing.
        assertThat(Files.readAllBytes(home.resolve("vault.key"))).isNotEqualTo(oldKey);
        Files.write(home.resolve("vault.key"), oldKey);
        refused(byFile);
    }

    @Test
    @DisplayName("what cannot be kept changes nothing: a keyring that is away or forgets, a short passphrase")
    void notKept() {
        for (Unlocking then : List.of(
                keyring(new HashMap<>(), true),
                new Unlocking(Optional.empty(), Optional.of(VaultProtection.KEYRING), Optional.empty(), warnings::add),
                Unlocking.byPassphrase(_ -> "short".toCharArray()))) {
            assertThatThrownBy(() -> Vault.protect(home, byFile, then))
                    .isInstanceOfSatisfying(
                            DrmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VAULT_LOCKED));
            assertHolds(byFile);
        }
    }

    @Test
    @DisplayName("a vault that was opened before it was protected anew says so, and changes nothing")
    void openMeanwhile() {
        try (Vault open = Vault.open(home, byFile)) {
            Vault.protect(home, byFile, byPassphrase);
            assertThatThrownBy(() -> TrackOfTest.iv(open, ID, ProtectionScheme.CBCS, "aa".repeat(32)))
                    .isInstanceOf(DrmException.class)
                    .hasMessageContaining("protected anew");
        }
        assertHolds(byPassphrase);
    }

    @Test
    @DisplayName("of a vault that stays locked its protection and numbers are told; of none that there is none")
    void status() {
        VaultStatus status = Vault.status(home).orElseThrow();
        assertThat(status)
                .isEqualTo(new VaultStatus(home.resolve("vault.json"), VaultProtection.FILE, 1, 1, status.ivs()));
        assertThat(status.ivs()).isPositive();
        Path nowhere = home.resolve("nowhere");
        assertThat(Vault.status(nowhere)).isEmpty();
        assertThatThrownBy(() -> Vault.protect(nowhere, byFile, byPassphrase))
                .isInstanceOfSatisfying(
                        DrmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VAULT_UNUSABLE));
        assertThat(nowhere).doesNotExist();
    }

    private void assertHolds(Unlocking unlocking) {
        try (Vault vault = Vault.open(home, unlocking);
                KeySet keys = vault.kept(FILM)) {
            assertThat(keys.key(KeyRole.VIDEO).secret()).isEqualTo(SECRET);
            assertThat(keys.key(KeyRole.VIDEO).explicitIv()).contains(IV);
            assertThat(TrackOfTest.iv(vault, ID, ProtectionScheme.CBCS, HASH)).isEqualTo(drawn);
        }
    }

    private void refused(Unlocking unlocking) {
        assertThatThrownBy(() -> Vault.open(home, unlocking))
                .isInstanceOfSatisfying(
                        DrmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VAULT_LOCKED));
    }

    private Unlocking keyring(Map<String, String> secrets, boolean forgetful) {
        Keyring keyring = new Keyring() {
            @Override
            public String described() {
                return "the keyring of this test";
            }

            @Override
            public boolean isThere() {
                return true;
            }

            @Override
            public void put(String name, String secret) {
                if (!forgetful) {
                    secrets.put(name, secret);
                }
            }

            @Override
            public Optional<String> get(String name) {
                return Optional.ofNullable(secrets.get(name));
            }

            @Override
            public void remove(String name) {
                secrets.remove(name);
            }
        };
        return new Unlocking(
                Optional.empty(), Optional.of(VaultProtection.KEYRING), Optional.of(keyring), warnings::add);
    }
}
