package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.app.players.Manifest;
import org.ladderworks.app.players.PlayReport;
import org.ladderworks.app.players.Player;
import org.ladderworks.app.players.PlayerLab;

/** A package plays from start to end, seeks, and changes rungs, in every player and from both manifests. */
class PackagePlaysTest {
    private static final int SECONDS = 13;

    @TempDir
    private static Path folder;

    private static PlayerLab lab;
    private static Path encoded;

    @BeforeAll
    static void encode() throws IOException, InterruptedException {
        lab = PlayerLab.open();
        encoded = EncodedPackage.of(
                EncodedPackage.sample(folder.resolve("sample.mp4"), SECONDS), "short-clip", folder.resolve("package"));
    }

    @AfterAll
    static void close() throws IOException {
        if (lab != null) {
            lab.close();
        }
    }

    static List<Object[]> waysToPlay() {
        List<Object[]> ways = new ArrayList<>();
        for (Player player : Player.values()) {
            player.manifests().forEach(manifest -> ways.add(new Object[] {player, manifest}));
        }
        return ways;
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("waysToPlay")
    void playsWithoutErrorOrStall(Player player, Manifest manifest) throws InterruptedException {
        PlayReport report = lab.playThrough(encoded, player, manifest);

        assertThat(report.problems()).isEmpty();
        assertThat(report.straight().ended()).isTrue();
    }
}
