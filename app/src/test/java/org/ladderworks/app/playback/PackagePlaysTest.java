package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.app.players.Manifest;
import org.ladderworks.app.players.PlayReport;
import org.ladderworks.app.players.Player;

/** A package plays from start to end, seeks, and changes rungs, in every player and from both manifests. */
class PackagePlaysTest {
    private static final int SECONDS = 13;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final OpenLab LAB = new OpenLab();

    private static Path encoded;

    @BeforeAll
    static void encode() throws Exception {
        encoded = EncodedPackage.of(
                EncodedPackage.sample(folder.resolve("sample.mp4"), SECONDS), "short-clip", folder.resolve("package"));
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("org.ladderworks.app.playback.Ways#all")
    void playsWithoutErrorOrStall(Player player, Manifest manifest) throws InterruptedException {
        PlayReport report = LAB.get().playThrough(encoded, player, manifest);

        assertThat(report.problems()).isEmpty();
        assertThat(report.straight().ended()).isTrue();
    }
}
