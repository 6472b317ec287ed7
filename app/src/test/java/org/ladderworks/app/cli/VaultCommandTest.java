package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.Vault;
import org.ladderworks.engine.error.ErrorCode;
import tools.jackson.databind.JsonNode;

/** The vault from the command line. */
@EnabledOnOs(OS.LINUX)
class VaultCommandTest {
    private static final String OLD = "correct horse";
    private static final String NEW = "battery staple";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private DataHome home = new DataHome(Path.of("."));

    @BeforeEach
    void prepare() {
        home = new DataHome(folder.resolve("data"));
    }

    @Test
    @DisplayName("status tells where the vault is and how it is protected, and makes none")
    void status() {
        JsonNode none = run("status").succeeds();
        assertThat(none.path("exists").asBoolean()).isFalse();
        assertThat(none.path("protection").asString("")).isEqualTo("file");
        assertThat(home.vault()).doesNotExist();
        Vault.open(home.vault(), Unlocking.byPassphrase(_ -> OLD.toCharArray())).close();
        JsonNode there = run("status").succeeds();
        assertThat(there.path("protection").asString("")).isEqualTo("passphrase");
        assertThat(there.path("keys").asInt(-1)).isZero();
        assertThat(Cli.at(home, "vault", "status").out())
                .contains(home.vault().toString(), "by a passphrase", "keys: 0");
    }

    @Test
    @DisplayName("protect: by a passphrase from a file, to another by descriptors, and back to the file")
    void protect() throws Exception {
        Vault.open(home.vault(), Unlocking.byFile(_ -> {})).close();
        Path old = secret("old", OLD);
        run("protect", "--by", "passphrase", "--new-passphrase-file", old).succeeds();
        assertThat(home.vault().resolve("vault.key")).doesNotExist();
        run("protect", "--by", "file").failsWith(ErrorCode.VAULT_LOCKED, "no terminal");
        run("protect", "--by", "file", "--passphrase-file", secret("wrong", NEW))
                .failsWith(ErrorCode.VAULT_LOCKED, "passphrase of the vault is wrong");

        Path fresh = secret("fresh", NEW);
        Cli changed = child(
                List.of("bash", "-c", "exec 3<\"$0\" 4<\"$1\"; shift; exec \"$@\"", old.toString(), fresh.toString()),
                "vault",
                "protect",
                "--json",
                "--by",
                "passphrase",
                "--passphrase-fd",
                "3",
                "--new-passphrase-fd",
                "4");
        assertThat(changed.succeeds().path("changed").asBoolean()).isTrue();
        Vault.open(home.vault(), Unlocking.byPassphrase(_ -> NEW.toCharArray())).close();

        // Nobody opened these for it: what is behind them is the program.
        for (String number : List.of("3", "4", "977")) {
            child(List.of(), "vault", "protect", "--json", "--by", "file", "--passphrase-fd", number)
                    .failsWith(ErrorCode.VAULT_LOCKED, "descriptor " + number + " was not given to this command");
        }

        Path input = Files.writeString(folder.resolve("input"), NEW + "\nmore\n");
        try (ChildCli piped = ChildCli.startWith(
                folder, input, "vault", "protect", "--json", "--by", "file", "--passphrase-fd", "0")) {
            Cli back = piped.awaitEnd();
            back.succeeds();
            assertThat(back.err()).contains("warning", "vault.key");
        }
        Vault.open(home.vault(), Unlocking.byFile(_ -> {})).close();
        run("protect", "--by", "file").succeeds();
    }

    @Test
    @DisplayName("at a terminal the new passphrase is asked for twice, and not shown")
    void typed() throws Exception {
        Vault.open(home.vault(), Unlocking.byFile(_ -> {})).close();
        try (Terminal terminal = Terminal.start(folder, "vault", "protect", "--by", "passphrase")) {
            terminal.awaits("New passphrase of the vault: ").types(NEW);
            terminal.awaits("Once more: ").types(NEW);
            terminal.awaits("is protected by a passphrase");
            assertThat(terminal.ends(Duration.ofSeconds(30))).isZero();
            assertThat(terminal.shown()).doesNotContain(NEW);
        }
        try (Terminal terminal = Terminal.start(folder, "vault", "protect", "--by", "file")) {
            terminal.awaits("Passphrase of the vault: ").types(NEW);
            assertThat(terminal.ends(Duration.ofSeconds(30)))
                    .as(terminal.shown())
                    .isZero();
        }
        Vault.open(home.vault(), Unlocking.byFile(_ -> {})).close();
    }

    @Test
    @DisplayName("no vault, no keyring, a passphrase for another way, and another way than there is are refused")
    void refused() throws IOException {
        run("protect", "--by", "passphrase", "--new-passphrase-file", secret("new", NEW))
                .failsWith(ErrorCode.VAULT_UNUSABLE, "there is no vault");
        run("protect", "--by", "file", "--new-passphrase-file", secret("new", NEW))
                .failsWith(ErrorCode.BAD_USAGE, "--by passphrase");
        run("protect", "--by", "hope").failsWith(ErrorCode.BAD_USAGE, "--by");
        assertThat(home.vault()).doesNotExist();
    }

    private Path secret(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text + "\n");
    }

    private Cli run(Object... arguments) {
        return Cli.at(
                home,
                Stream.concat(
                                Stream.of("vault", arguments[0], "--json"),
                                Stream.of(arguments).skip(1))
                        .toArray());
    }

    private Cli child(List<String> before, Object... arguments) throws Exception {
        try (ChildCli child = ChildCli.start(folder, before, arguments)) {
            return child.awaitEnd();
        }
    }
}
