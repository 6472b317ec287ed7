package org.ladderworks.app.players;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The probe finds sound in sync to be so, and measures the error of sound that is not. */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncProbeTest {
    private static final int SECONDS = 4;
    private static final double ACCURACY = 0.003;
    private static final double FRAME = 0.04;
    /** Four display periods; what Chromium's scheduling adds on a busy machine is no fault of the package. */
    private static final double WALL_ACCURACY = 0.067;

    private PlayerLab lab;
    private Path good;

    @BeforeAll
    void open(@TempDir Path temp) throws IOException, InterruptedException {
        HostTools.need("ffmpeg");
        lab = PlayerLab.open();
        good = TestPackages.flashAndBeep(temp.resolve("good"), SECONDS, 0);
    }

    @AfterAll
    void close() throws IOException {
        if (lab != null) {
            lab.close();
        }
    }

    @ParameterizedTest
    @MethodSource("org.ladderworks.app.players.Ways#all")
    void soundInSyncIsFoundInSync(Player player, Manifest manifest) throws InterruptedException {
        assertOffset(lab.measureSync(good, player, manifest), 0);
    }

    @Test
    void lateSoundIsMeasured(@TempDir Path temp) throws IOException, InterruptedException {
        Path late = TestPackages.flashAndBeep(temp.resolve("late"), SECONDS, 0.1);

        assertOffset(lab.measureSync(late, Player.HLS_JS), 0.1);
    }

    @Test
    void forgottenPrimingIsMeasured(@TempDir Path temp) throws IOException, InterruptedException {
        Path raw = TestPackages.copy(good, temp.resolve("priming"));
        TestPackages.forgetPriming(raw);

        assertOffset(lab.measureSync(raw, Player.DASH_JS), 1024 / 48000.0);
    }

    private static void assertOffset(SyncReport report, double offset) {
        IO.println("flash to beep: " + report.pairs());
        assertThat(report.problems()).isEmpty();
        assertThat(report.lonelyFlashes()).isEmpty();
        assertThat(report.lonelyBeeps()).isEmpty();
        assertThat(report.pairs()).hasSize(SECONDS - 1).allSatisfy(pair -> {
            // On a busy machine the compositor leaves a frame out now and then; the flash may then be seen a frame
            // late.
            assertThat(pair.offset()).isCloseTo(offset, within(pair.exact() ? ACCURACY : ACCURACY + FRAME));
            assertThat(pair.wall()).isCloseTo(offset, within(WALL_ACCURACY));
        });
        assertThat(report.pairs()).anyMatch(SyncReport.Pair::exact);
    }
}
