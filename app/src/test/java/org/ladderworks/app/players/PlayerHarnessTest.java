package org.ladderworks.app.players;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The harness passes a good package in every player and finds the faults of bad ones. */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlayerHarnessTest {
    private Path temp;
    private PlayerLab lab;
    private Path good;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException, InterruptedException {
        HostTools.need("ffmpeg");
        temp = folder;
        lab = PlayerLab.open();
        good = TestPackages.moving(temp.resolve("good"), 6);
    }

    @AfterAll
    void close() throws IOException {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void intactPackagePlays() throws InterruptedException {
        playIntact(Player.SHAKA, Manifest.DASH);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource("org.ladderworks.app.players.Ways#allButShakaFromDash")
    void intactPackagePlaysInEveryOtherWay(Player player, Manifest manifest) throws InterruptedException {
        playIntact(player, manifest);
    }

    private void playIntact(Player player, Manifest manifest) throws InterruptedException {
        PlayReport report = lab.playThrough(good, player, manifest);

        assertThat(report.problems()).as("%s", report.last()).isEmpty();
        assertThat(report.last().rungs()).extracting(Rung::height).containsExactlyInAnyOrder(180, 360);
        assertThat(report.straight().decodedFrames()).isGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("org.ladderworks.app.players.Ways#eachPlayer")
    void missingSegmentIsAnError(Player player, Manifest manifest) throws IOException, InterruptedException {
        playWithoutASegment(player, manifest);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource("org.ladderworks.app.players.Ways#afterEachPlayer")
    void missingSegmentIsAnErrorInEveryOtherWay(Player player, Manifest manifest)
            throws IOException, InterruptedException {
        playWithoutASegment(player, manifest);
    }

    private void playWithoutASegment(Player player, Manifest manifest) throws IOException, InterruptedException {
        Path broken = TestPackages.copy(good, temp.resolve("missing-" + player + manifest));
        Files.delete(broken.resolve("chunk-stream0-00002.m4s"));
        Files.delete(broken.resolve("chunk-stream1-00002.m4s"));

        PlayReport report = lab.playThrough(broken, player, manifest, PlayPlan.straight());

        assertThat(report.problems(Problem.Kind.ERROR)).isNotEmpty();
        assertThat(report.problems(Problem.Kind.HTTP))
                .extracting(Problem::detail)
                .anySatisfy(detail -> assertThat(detail).contains("-00002.m4s"));
    }

    @ParameterizedTest
    @MethodSource("org.ladderworks.app.players.Ways#eachPlayer")
    void holeIsAGap(Player player, Manifest manifest) throws IOException, InterruptedException {
        playWithAHole(player, manifest);
    }

    @Tag("soak")
    @ParameterizedTest
    @MethodSource("org.ladderworks.app.players.Ways#afterEachPlayer")
    void holeIsAGapInEveryOtherWay(Player player, Manifest manifest) throws IOException, InterruptedException {
        playWithAHole(player, manifest);
    }

    private void playWithAHole(Player player, Manifest manifest) throws IOException, InterruptedException {
        Path torn = TestPackages.copy(good, temp.resolve("hole-" + player + manifest));
        Hole.tear(torn);

        PlayReport report = lab.playThrough(torn, player, manifest, new PlayPlan(2, List.of(), false));

        assertThat(report.problems(Problem.Kind.GAP)).as("%s", report).isNotEmpty();
    }
}
