package org.ladderworks.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.DrmException;

/** Secrets of the program that are no keys. */
class VaultTextsTest {
    private static final String ADDRESS = "https://hooks.example.com/T0/s3cr3t?key=ü";

    @TempDir
    Path folder;

    private final Unlocking byFile = Unlocking.byFile(_ -> {});

    private String written() throws Exception {
        return Files.readString(folder.resolve("vault.json"));
    }

    @Test
    @DisplayName(
            "a text is kept sealed, replaced and forgotten; without any the vault is as versions before can read it")
    void kept() throws Exception {
        try (Vault vault = Vault.open(folder, byFile)) {
            assertThat(vault.texts().find("webhook")).isEmpty();
            assertThat(written()).contains("\"version\" : 2").doesNotContain("texts");
            vault.texts().keep("webhook", "first");
            vault.texts().keep("webhook", ADDRESS);
        }
        assertThat(written())
                .contains("\"version\" : 3")
                .doesNotContain("s3cr3t")
                .doesNotContain("hooks");
        try (Vault vault = Vault.open(folder, byFile)) {
            assertThat(vault.texts().find("webhook")).contains(ADDRESS);
            assertThat(vault.texts().find("other")).isEmpty();
            vault.texts().forget("webhook");
            assertThat(vault.texts().find("webhook")).isEmpty();
        }
        assertThat(written()).contains("\"version\" : 2").doesNotContain("texts");
    }

    @Test
    @DisplayName("it is there when the vault is protected in another way")
    void protectedAnew() {
        try (Vault vault = Vault.open(folder, byFile)) {
            vault.texts().keep("webhook", ADDRESS);
        }
        Unlocking byPassphrase = Unlocking.byPassphrase(_ -> "correct horse".toCharArray());
        Vault.protect(folder, byFile, byPassphrase);
        try (Vault vault = Vault.open(folder, byPassphrase)) {
            assertThat(vault.texts().find("webhook")).contains(ADDRESS);
        }
    }

    @Test
    @DisplayName("one that was changed, renamed, or put into a vault of an earlier version is refused")
    void changed() throws Exception {
        try (Vault vault = Vault.open(folder, byFile)) {
            vault.texts().keep("webhook", ADDRESS);
        }
        String right = written();
        for (String wrong : new String[] {
            right.replace("\"webhook\"", "\"other\""), right.replace("\"version\" : 3", "\"version\" : 2")
        }) {
            assertThat(wrong).isNotEqualTo(right);
            Files.writeString(folder.resolve("vault.json"), wrong);
            assertThatThrownBy(() -> Vault.open(folder, byFile).close()).isInstanceOf(DrmException.class);
        }
    }
}
