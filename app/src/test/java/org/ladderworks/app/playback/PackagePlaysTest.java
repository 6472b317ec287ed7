package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.app.players.Manifest;
import org.ladderworks.app.players.PlayReport;
import org.ladderworks.app.players.Player;
import org.ladderworks.engine.pipeline.PackageSpec;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/** A package plays from start to end, seeks, and changes rungs, in every player and from both manifests. */
@Tag("alone")
class PackagePlaysTest {
    private static final int SECONDS = 9;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final OpenLab LAB = new OpenLab();

    private static Path encoded;
    private static Path withAudioOnly;

    @BeforeAll
    static void encode() throws Exception {
        Path sample = EncodedPackage.sample(folder.resolve("sample.mp4"), SECONDS);
        // With all that players may stumble over.
        encoded = EncodedPackage.of(EncodedPackage.job(sample, "short-clip", folder.resolve("package"))
                .with(TrickPlaySettings.standard().withIFrames()));
        withAudioOnly = EncodedPackage.of(EncodedPackage.job(sample, "short-clip", folder.resolve("with-audio-only"))
                .with(PackageSpec.standard().withAudioOnlyVariant()));
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("org.ladderworks.app.players.Ways#eachPlayer")
    void playsWithoutErrorOrStall(Player player, Manifest manifest) throws InterruptedException {
        play(player, manifest);
    }

    @Tag("soak")
    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("org.ladderworks.app.players.Ways#afterEachPlayer")
    void playsInEveryOtherWay(Player player, Manifest manifest) throws InterruptedException {
        play(player, manifest);
    }

    private static void play(Player player, Manifest manifest) throws InterruptedException {
        PlayReport report = LAB.get().playThrough(encoded, player, manifest);

        assertThat(report.problems()).isEmpty();
        assertThat(report.straight().ended()).isTrue();
    }

    @Test
    @DisplayName("a variant of sound alone beside those of pictures does not disturb Shaka Player: it shows pictures")
    void audioOnlyVariantDisturbsNothing() throws InterruptedException {
        playsBesideSoundAlone(Player.SHAKA);
    }

    @Tag("soak")
    @Test
    @DisplayName("nor does it disturb hls.js")
    void audioOnlyVariantDoesNotDisturbHlsJs() throws InterruptedException {
        playsBesideSoundAlone(Player.HLS_JS);
    }

    private static void playsBesideSoundAlone(Player player) throws InterruptedException {
        PlayReport report = LAB.get().playThrough(withAudioOnly, player, Manifest.HLS);

        assertThat(report.problems()).isEmpty();
        assertThat(report.straight().ended()).isTrue();
        assertThat(report.straight().rungs())
                .isNotEmpty()
                .allMatch(rung -> rung.codecs().contains("avc1"));
    }
}
