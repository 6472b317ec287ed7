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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault outlives its writers. */
class VaultKillTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    @DisplayName("two writers that are killed at any instant lose nothing that they told, ten times over")
    void aKillLosesNothing() throws Exception {
        List<String> told = new ArrayList<>();
        for (int round = 1; round <= 10; round++) {
            told.addAll(killedAfter(round, 3 * round));
            try (Vault vault = Vault.open(home.resolve("vault"), Unlocking.byFile(_ -> {}))) {
                Set<String> kept = vault.entries().stream()
                        .map(entry -> entry.content() + " " + entry.id())
                        .collect(Collectors.toSet());
                assertThat(kept).containsAll(told);
            }
        }
    }

    private List<String> killedAfter(int round, int keys) throws IOException, InterruptedException {
        Path first = home.resolve("one.txt");
        Path second = home.resolve("two.txt");
        Process one = start(first, "one" + round);
        Process two = start(second, "two" + round);
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

    private Process start(Path out, String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VaultWriter.class.getName(),
                        home.resolve("vault").toString(),
                        name)
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
