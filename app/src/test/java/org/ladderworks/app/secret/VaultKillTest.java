package org.ladderworks.app.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.GeneratedKeys;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.progress.Cancellation;

/** A vault outlives its writers. */
class VaultKillTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    @DisplayName("two writers that are killed at any instant lose nothing that they told, four times over")
    void aKillLosesNothing() throws Exception {
        killWriters(4);
    }

    @Tag("soak")
    @Test
    @DisplayName("so it is forty times over")
    void fortyKillsLoseNothing() throws Exception {
        killWriters(40);
    }

    private void killWriters(int rounds) throws Exception {
        List<String> told = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            told.addAll(killedAfter(round, 3 + 7 * round % 30));
            try (Vault vault = Vault.open(home.resolve("vault"), Unlocking.byFile(_ -> {}))) {
                Set<String> kept = vault.entries().stream()
                        .map(entry -> entry.content() + " " + entry.id())
                        .collect(Collectors.toSet());
                assertThat(kept).containsAll(told);
            }
        }
    }

    @Test
    @DisplayName(
            "killed while it is protected in another way, a vault opens in the old way or in the new one, four times over")
    void aKillLeavesOneProtection() throws Exception {
        killRekeyers(4);
    }

    @Tag("soak")
    @Test
    @DisplayName("so it is forty times over, too")
    void fortyKillsLeaveOneProtection() throws Exception {
        killRekeyers(40);
    }

    private void killRekeyers(int rounds) throws Exception {
        Path folder = home.resolve("vault");
        KeyRequest film = new KeyRequest("film", ProtectionScheme.CBCS, List.of(KeyRole.ALL), Set.of());
        byte[] secret;
        try (Vault vault = Vault.open(folder, VaultRekeyer.FILE);
                KeySet keys = new GeneratedKeys(vault).keys(film, new Cancellation())) {
            secret = keys.key(KeyRole.ALL).secret();
        }
        Path out = home.resolve("out.txt");
        for (int round = 1; round <= rounds; round++) {
            Process process = start(VaultRekeyer.class, out, folder.toString());
            try {
                while (Files.readAllLines(out).size() < 2) {
                    assertThat(process.isAlive()).as(this::said).isTrue();
                    Thread.sleep(5);
                }
                // Somewhere in a change, which takes some 100 to 300 ms.
                Thread.sleep(67L * round % 200);
            } finally {
                process.destroyForcibly().waitFor();
            }
            boolean byFile = Vault.status(folder).orElseThrow().protection() == VaultProtection.FILE;
            try (Vault vault = Vault.open(folder, byFile ? VaultRekeyer.FILE : VaultRekeyer.PASSPHRASE);
                    KeySet keys = vault.kept(film)) {
                assertThat(keys.key(KeyRole.ALL).secret()).isEqualTo(secret);
            }
        }
    }

    private List<String> killedAfter(int round, int keys) throws IOException, InterruptedException {
        Path first = home.resolve("one.txt");
        Path second = home.resolve("two.txt");
        Process one = start(VaultWriter.class, first, home.resolve("vault").toString(), "one" + round);
        Process two = start(VaultWriter.class, second, home.resolve("vault").toString(), "two" + round);
        try {
            while (Files.readAllLines(first).size() + Files.readAllLines(second).size() <= keys) {
                assertThat(one.isAlive() && two.isAlive()).as(this::said).isTrue();
                Thread.sleep(5);
            }
        } finally {
            one.destroyForcibly().waitFor();
            two.destroyForcibly().waitFor();
        }
        List<String> told = new ArrayList<>(whole(first));
        told.addAll(whole(second));
        assertThat(told).isNotEmpty();
        return told;
    }

    /** The last line may have been cut. */
    private static List<String> whole(Path out) throws IOException {
        String said = Files.readString(out);
        return said.substring(0, said.lastIndexOf('\n') + 1).lines().toList();
    }

    private Process start(Class<?> program, Path out, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .redirectOutput(out.toFile())
                .redirectError(home.resolve("err.txt").toFile())
                .start();
    }

    private String said() {
        try {
            return Files.readString(home.resolve("err.txt"));
        } catch (IOException e) {
            return "nothing";
        }
    }
}
