package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.app.players.Player;
import org.ladderworks.app.players.SyncReport;
import org.ladderworks.engine.testing.FlashAndBeep;

/** Flash and beep stay together as Chromium shows and sounds them: within a frame, at start, middle and end. */
@Tag("alone")
class LipSyncTest {
    private static final int SECONDS = 10;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final OpenLab LAB = new OpenLab();

    /** Shaka Player with HLS places sound by the playlist, the others by tfdt: each way is taken. */
    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of("29.97 fps", FlashAndBeep.at("30000/1001"), Player.HLS_JS),
                Arguments.of("audio starts late", FlashAndBeep.at("25").audioFrom(2.3), Player.SHAKA));
    }

    static Stream<Arguments> otherSources() {
        return Stream.of(
                Arguments.of("25 fps", FlashAndBeep.at("25"), Player.SHAKA),
                Arguments.of("23.976 fps", FlashAndBeep.at("24000/1001"), Player.DASH_JS));
    }

    @ParameterizedTest(name = "{0} in {2}")
    @MethodSource("sources")
    void staysWithinAFrame(String name, FlashAndBeep clip, Player player) throws InterruptedException {
        measure(name, clip, player);
    }

    @Tag("soak")
    @ParameterizedTest(name = "{0} in {2}")
    @MethodSource("otherSources")
    void othersStayWithinAFrame(String name, FlashAndBeep clip, Player player) throws InterruptedException {
        measure(name, clip, player);
    }

    private static void measure(String name, FlashAndBeep clip, Player player) throws InterruptedException {
        Path source = clip.size("640x360").seconds(SECONDS).make(folder.resolve(name.replace(' ', '-') + ".mp4"));
        Path encoded = EncodedPackage.of(source, "short-clip", folder.resolve(name.replace(' ', '-')));

        SyncReport report = LAB.get().measureSync(encoded, player);

        assertThat(report.problems()).isEmpty();
        double frame = clip.rate().frameDuration().approximateSeconds();
        // The flash at zero is over before playback runs; a busy machine may not show another one or two.
        assertThat(report.pairs()).hasSizeGreaterThan(SECONDS - 5);
        assertThat(report.pairs())
                .allSatisfy(pair ->
                        assertThat(pair.offset()).as("%s", pair).isBetween(-frame * (pair.exact() ? 1 : 2), frame));
        // Most are judged to the millisecond; an error of an AAC frame (21 ms) must not hide in a frame of video.
        double median = report.pairs().stream()
                .filter(SyncReport.Pair::exact)
                .mapToDouble(SyncReport.Pair::offset)
                .sorted()
                .skip(report.pairs().stream().filter(SyncReport.Pair::exact).count() / 2)
                .findFirst()
                .orElseThrow();
        assertThat(median).isBetween(-0.005, 0.005);
    }
}
