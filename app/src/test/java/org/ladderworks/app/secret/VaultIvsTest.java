package org.ladderworks.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.IvLedger;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** Which IVs the vault gives, and which of them may serve again. */
class VaultIvsTest {
    private static final String HASH = "5e".repeat(32);

    @TempDir
    Path home;

    @Test
    @DisplayName("equal bytes get the IV that they had, other bytes another, also in a later run")
    void ivs() {
        String first;
        try (Vault vault = open()) {
            first = TrackOfTest.iv(vault, id(1), ProtectionScheme.CBCS, HASH);
            assertThat(first).hasSize(32);
            assertThat(TrackOfTest.iv(vault, id(1), ProtectionScheme.CBCS, HASH))
                    .isEqualTo(first);
        }
        try (Vault vault = open()) {
            assertThat(TrackOfTest.iv(vault, id(1), ProtectionScheme.CBCS, HASH))
                    .isEqualTo(first);
            assertThat(TrackOfTest.iv(vault, id(1), ProtectionScheme.CBCS, "aa".repeat(32)))
                    .isNotEqualTo(first);
            assertThat(TrackOfTest.iv(vault, id(2), ProtectionScheme.CBCS, HASH))
                    .isNotEqualTo(first);
            assertThat(TrackOfTest.iv(vault, id(3), ProtectionScheme.CENC, HASH))
                    .hasSize(16);
        }
    }

    @Test
    @DisplayName("an IV serves again only where it encrypted a track to its end")
    void unfinished() {
        try (Vault vault = open()) {
            String drawn = vault.draw(id(1), ProtectionScheme.CBCS, "5e");
            assertThat(vault.uses(id(1), ProtectionScheme.CBCS, "5e")).isEmpty();
            String other = vault.draw(id(1), ProtectionScheme.CBCS, "5e");
            assertThat(other).isNotEqualTo(drawn);
            vault.finished(List.of(new IvLedger.Finished(id(1), new IvLedger.Use(other, HASH))));
            assertThat(vault.uses(id(1), ProtectionScheme.CBCS, "5e"))
                    .singleElement()
                    .satisfies(use -> {
                        assertThat(use.iv()).isEqualTo(other);
                        assertThat(use.encrypted()).isEqualTo(HASH);
                    });
            assertThat(vault.uses(id(1), ProtectionScheme.CBCS, "5f")).isEmpty();
            assertThat(vault.uses(id(2), ProtectionScheme.CBCS, "5e")).isEmpty();
        }
    }

    @Test
    @DisplayName("an IV is on the disk when it is given, whether or not the vault is ever closed")
    void keptAtOnce() {
        VaultFile file = new VaultFile(home.resolve("vault"));
        try (Vault vault = open()) {
            for (int tracks = 1; tracks <= 3; tracks++) {
                String drawn = vault.draw(id(1), ProtectionScheme.CBCS, "5e");

                assertThat(file.read().ivs())
                        .hasSize(tracks)
                        .last()
                        .satisfies(kept -> assertThat(kept.iv()).isEqualTo(drawn));
            }
        }
    }

    @Test
    @DisplayName(
            "a vault of version 1 opens; its IVs are never used again, and a newer one cannot be passed off as one")
    void versionOne() throws IOException {
        open().close();
        VaultFile file = new VaultFile(home.resolve("vault"));
        VaultDocument now = file.read();
        byte[] kek = new KekInFile(home.resolve("vault/vault.key")).recall(now.id(), Map.of());
        String iv = "42".repeat(16);
        try (VaultCipher cipher = new VaultCipher(kek)) {
            VaultDocument.UsedIv used = new VaultDocument.UsedIv(id(1).toString(), "cbcs", "", HASH, iv);
            String written = new String(
                    VaultJson.write(cipher.vouched(new VaultDocument(
                            now.format(), 1, now.id(), now.kek(), List.of(), List.of(used), List.of(), ""))),
                    StandardCharsets.UTF_8);
            Files.writeString(home.resolve("vault/vault.json"), written.replace("\"outline\" : \"\",", ""));
        }
        try (Vault vault = open()) {
            String drawn = TrackOfTest.iv(vault, id(1), ProtectionScheme.CBCS, HASH);
            assertThat(drawn).isNotEqualTo(iv);
            refused(ErrorCode.KEYS_UNUSABLE, () -> vault.draw(id(1), ProtectionScheme.CENC, "5e"));
        }
        assertThat(file.read().version()).isEqualTo(2);
        assertThat(file.read().ivs()).hasSize(2);
        String newer = Files.readString(home.resolve("vault/vault.json"));
        Files.writeString(home.resolve("vault/vault.json"), newer.replace("\"version\" : 2", "\"version\" : 1"));
        refused(ErrorCode.VAULT_DAMAGED, this::open);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "0000000000000000, 0000000000000000, true",
        "0000000000000000, 00000000ffffffff, true",
        "0000000000000000, 0000000100000000, false",
        "ffffffff00000000, 0000000000000000, false",
        "ffffffff00000001, 0000000000000000, true",
        "8000000000000000, 7fffffff00000001, true"
    })
    @DisplayName("first counters of AES-CTR are four thousand million apart, around the end too")
    void counters(String one, String other, boolean meet) {
        assertThat(IvDraw.meets(
                        ProtectionScheme.CENC,
                        HexFormat.of().parseHex(one),
                        HexFormat.of().parseHex(other)))
                .isEqualTo(meet);
    }

    private Vault open() {
        return Vault.open(home.resolve("vault"), Unlocking.byFile(_ -> {}));
    }

    private static KeyId id(int number) {
        byte[] id = new byte[16];
        id[15] = (byte) number;
        return KeyId.of(id);
    }

    private static void refused(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DrmException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
