package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code probe} says of a source that {@code encode} refuses, as nothing is decrypted here. */
class EncryptedProbeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("that it is encrypted, in words and in JSON, and of a clear one that it is not")
    void encrypted() {
        Path clear = Media.clip(folder.resolve("clear.mp4"), 2);
        Path encrypted = Media.encrypted(clear, folder.resolve("encrypted.mp4"));
        assertThat(Cli.run("probe", encrypted).out()).contains("  encrypted: ");
        assertThat(told(encrypted)).isTrue();
        assertThat(Cli.run("probe", clear).out()).doesNotContain("encrypted");
        assertThat(told(clear)).isFalse();
    }

    private static boolean told(Path file) {
        return Cli.run("probe", "--json", file).succeeds().path("encrypted").asBoolean();
    }
}
