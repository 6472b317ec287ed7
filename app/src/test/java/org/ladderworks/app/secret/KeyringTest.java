package org.ladderworks.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.Leaks;

/** A vault whose key is at a keyring. */
class KeyringTest {
    @TempDir
    Path home;

    private final List<String> warnings = new ArrayList<>();

    /** A keyring in memory, that can be away, locked or forgetful. */
    private static final class Remembered implements Keyring {
        private final Map<String, String> secrets = new HashMap<>();
        private boolean there = true;
        private boolean locked;
        private boolean forgetful;

        @Override
        public String described() {
            return "the keyring of this test";
        }

        @Override
        public boolean isThere() {
            return there;
        }

        @Override
        public void put(String name, String secret) throws KeyringFailed {
            if (locked) {
                throw new KeyringFailed("it is locked");
            }
            if (!forgetful) {
                secrets.put(name, secret);
            }
        }

        @Override
        public void remove(String name) {
            secrets.remove(name);
        }

        @Override
        public Optional<String> get(String name) throws KeyringFailed {
            if (locked) {
                throw new KeyringFailed("it is locked");
            }
            return Optional.ofNullable(secrets.get(name));
        }
    }

    @Test
    @DisplayName("the key of the vault is at the keyring, and in no file")
    void kept() {
        Remembered keyring = new Remembered();
        String iv;
        try (Vault vault = open(keyring)) {
            iv = iv(vault);
            assertThat(vault.protection()).isEqualTo("by the keyring of this test");
        }
        assertThat(warnings).isEmpty();
        assertThat(home.resolve("vault/vault.key")).doesNotExist();
        assertThat(keyring.secrets).hasSize(1);
        try (Vault vault = open(keyring)) {
            assertThat(iv(vault)).isEqualTo(iv);
        }
        byte[] kek = HexFormat.of().parseHex(keyring.secrets.values().iterator().next());
        keyring.locked = true;
        locked(keyring, kek);
        keyring.locked = false;
        keyring.secrets.replaceAll((_, _) -> "rubbish");
        locked(keyring, kek);
        keyring.secrets.replaceAll((_, _) -> "ab".repeat(32));
        locked(keyring, kek);
        keyring.secrets.clear();
        locked(keyring, kek);
        assertThatThrownBy(() -> Vault.open(home.resolve("vault"), Unlocking.byFile(warnings::add)))
                .isInstanceOf(DrmException.class);
    }

    @Test
    @DisplayName("a keyring that gives back nothing is not trusted with a new vault")
    void forgetful() {
        Remembered keyring = new Remembered();
        keyring.forgetful = true;
        locked(keyring, new byte[32]);
        assertThat(Vault.exists(home.resolve("vault"))).isFalse();
    }

    @Test
    @DisplayName("where there is no keyring, a file does, with a warning")
    void away() {
        Remembered keyring = new Remembered();
        keyring.there = false;
        open(keyring).close();
        assertThat(keyring.secrets).isEmpty();
        assertThat(warnings).hasSize(1);
        assertThat(home.resolve("vault/vault.key")).exists();
    }

    private Vault open(Keyring keyring) {
        return Vault.open(
                home.resolve("vault"),
                new Unlocking(Optional.empty(), Optional.empty(), Optional.of(keyring), warnings::add));
    }

    private static String iv(Vault vault) {
        return TrackOfTest.iv(vault, KeyId.of(new byte[16]), ProtectionScheme.CBCS, "00".repeat(32));
    }

    private void locked(Keyring keyring, byte[] kek) {
        assertThatThrownBy(() -> open(keyring)).isInstanceOfSatisfying(DrmException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.VAULT_LOCKED);
            if (kek[0] != 0) {
                Leaks.assertNone(e, List.of(kek));
            }
        });
    }
}
