package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
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

/** The AV1 family alone, and a package of three codecs in a browser that has no HEVC, play in every player. */
@Tag("alone")
class FamiliesPlayTest {
    private static final int SECONDS = 6;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final OpenLab LAB = new OpenLab();

    private static Path av1;
    private static Path mixed;

    @BeforeAll
    static void encode() throws Exception {
        Path sample = EncodedPackage.sample(folder.resolve("sample.mp4"), SECONDS);
        av1 = EncodedPackage.of(sample, "web-av1", folder.resolve("av1"));
        mixed = EncodedPackage.of(sample, "short-clip,web-hevc,web-av1", folder.resolve("mixed"));
    }

    @Test
    void av1Plays() throws InterruptedException {
        playAv1(Player.DASH_JS, Manifest.DASH);
    }

    @Tag("soak")
    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("org.ladderworks.app.players.Ways#allButDashJs")
    void av1PlaysInEveryOtherWay(Player player, Manifest manifest) throws InterruptedException {
        playAv1(player, manifest);
    }

    private static void playAv1(Player player, Manifest manifest) throws InterruptedException {
        PlayReport report = LAB.get().playThrough(av1, player, manifest, new PlayPlan(1, List.of(0.4), true));

        assertThat(report.problems()).isEmpty();
        assertThat(report.straight().ended()).isTrue();
        assertThat(report.straight().rungs())
                .isNotEmpty()
                .allMatch(rung -> rung.codecs().contains("av01"));
    }

    @Test
    void mixedPackagePlays() throws InterruptedException {
        playMixed(Player.HLS_JS, Manifest.HLS);
    }

    @Tag("soak")
    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("org.ladderworks.app.players.Ways#allButHlsJs")
    void mixedPackagePlaysInEveryOtherWay(Player player, Manifest manifest) throws InterruptedException {
        playMixed(player, manifest);
    }

    private static void playMixed(Player player, Manifest manifest) throws InterruptedException {
        PlayReport report = LAB.get().playThrough(mixed, player, manifest, new PlayPlan(1, List.of(0.4), false));

        assertThat(report.problems()).isEmpty();
        assertThat(report.straight().ended()).isTrue();
    }
}
