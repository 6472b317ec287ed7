package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.app.players.Manifest;
import org.ladderworks.app.players.PlayPlan;
import org.ladderworks.app.players.PlayReport;
import org.ladderworks.app.players.Player;
import org.ladderworks.app.players.Rung;
import org.ladderworks.engine.testing.HdrSources;

/** A browser on a screen without HDR: it takes the SDR family where there is one, and shows HDR in AV1 where there is not. */
@Tag("alone")
class HdrPlayTest {
    private static final String PICTURES = "testsrc2=s=640x360:r=25:d=8";

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final OpenLab LAB = new OpenLab();

    private static Path mixed;
    private static Path av1;

    @BeforeAll
    static void encode() throws Exception {
        Path sample = HdrSources.pq(folder.resolve("sample.mp4"), PICTURES);
        mixed = EncodedPackage.of(sample, "short-clip,web-hdr-hevc,web-hdr-av1", folder.resolve("mixed"));
        av1 = EncodedPackage.of(sample, "web-hdr-av1", folder.resolve("av1"));
    }

    @Test
    @DisplayName("PR-7 a package of SDR and HDR plays; Shaka Player takes SDR for a screen without HDR")
    void mixedPackagePlays() throws InterruptedException {
        playMixed(Player.SHAKA, Manifest.DASH);
    }

    @Tag("soak")
    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("org.ladderworks.app.players.Ways#allButShakaFromDash")
    @DisplayName("PR-7 so it does in every other way; hls.js takes SDR as well")
    void mixedPackagePlaysInEveryOtherWay(Player player, Manifest manifest) throws InterruptedException {
        playMixed(player, manifest);
    }

    private static void playMixed(Player player, Manifest manifest) throws InterruptedException {
        PlayReport report = LAB.get().playThrough(mixed, player, manifest, new PlayPlan(1, List.of(0.4), false));

        assertThat(report.problems()).isEmpty();
        assertThat(report.straight().ended()).isTrue();
        if (player != Player.DASH_JS) {
            Rung played = report.straight().rungs().get(report.straight().rung());
            assertThat(played.codecs()).contains("avc1");
        }
    }

    @Test
    @DisplayName("AV1 of ten bits in PQ plays by itself")
    void av1Plays() throws InterruptedException {
        playAv1(Player.HLS_JS, Manifest.HLS);
    }

    @Tag("soak")
    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("org.ladderworks.app.players.Ways#allButHlsJs")
    @DisplayName("so it does in every other way")
    void av1PlaysInEveryOtherWay(Player player, Manifest manifest) throws InterruptedException {
        playAv1(player, manifest);
    }

    private static void playAv1(Player player, Manifest manifest) throws InterruptedException {
        PlayReport report = LAB.get().playThrough(av1, player, manifest, new PlayPlan(1, List.of(0.4), false));

        assertThat(report.problems()).isEmpty();
        assertThat(report.straight().ended()).isTrue();
        assertThat(report.straight().rungs())
                .isNotEmpty()
                .allMatch(rung -> rung.codecs().contains("av01"));
    }
}
