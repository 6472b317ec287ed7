package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.ladder.LadderPlanner;
import org.ladderworks.engine.ladder.LadderRung;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

class EncodePlanningTest {
    @ParameterizedTest
    @CsvSource({
        "24000/1001, 32",
        "24, 32",
        "25, 48",
        "30000/1001, 48",
        "30, 48",
        "48, 64",
        "50, 96",
        "60000/1001, 96",
        "60, 96",
        "15, 30",
        "12, 24",
        "10, 20",
        "1, 2",
        "1/2, 1",
        "37, 74"
    })
    @DisplayName("PR-29 and PR-44 the IDR grid of each rate")
    void pr29GridOfEachRate(String rate, int frames) {
        assertThat(GopLength.framesFor(FrameRate.parse(rate))).isEqualTo(frames);
    }

    @Test
    @DisplayName("PR-29 no GOP is longer than two seconds, and each is even where it can be")
    void pr29NoGopOverTwoSeconds() {
        for (int n = 500; n <= 60_000; n += 7) {
            FrameRate rate = new FrameRate(n, 1000);
            int gop = GopLength.framesFor(rate);
            assertThat(gop / rate.approximate())
                    .as(rate.toString())
                    .isLessThanOrEqualTo(rate.approximate() < 1 ? 2 : 2.0);
            assertThat(gop == 1 || gop % 2 == 0).isTrue();
        }
    }

    @Test
    @DisplayName("PR-44 three GOPs at 25, four at 24 and 30 hold whole AAC frames")
    void pr44SegmentsHoldWholeAacFrames() {
        assertThat(48_000L * 3 * GopLength.framesFor(new FrameRate(25, 1)) % (1024 * 25))
                .isZero();
        assertThat(48_000L * 4 * GopLength.framesFor(new FrameRate(24, 1)) % (1024 * 24))
                .isZero();
        assertThat(48_000L * 4 * GopLength.framesFor(new FrameRate(30, 1)) % (1024 * 30))
                .isZero();
    }

    @Test
    @DisplayName("windows cover the title once, on the grid, none over 32 s")
    void windowsCoverTheTitle() {
        for (long frames : new long[] {1, 47, 48, 49, 500, 1500, 90_001, 1_000_000}) {
            List<ChunkWindow> windows = ChunkWindow.cut(frames, 48, 1.92, _ -> 0);
            long next = 0;
            for (ChunkWindow window : windows) {
                assertThat(window.firstFrame()).isEqualTo(next);
                assertThat(window.firstFrame() % 48).isZero();
                assertThat(window.frames()).isPositive();
                // Cut to 30 s, then to whole GOPs.
                assertThat(window.frames()).isLessThanOrEqualTo(800);
                next += window.frames();
            }
            assertThat(next).isEqualTo(frames);
            assertThat(ChunkWindow.whole(frames)).hasSize(1);
        }
        assertThat(ChunkWindow.cut(500, 48, 1.92, _ -> 0)).as("20 s").hasSize(2);
        assertThat(ChunkWindow.cut(1500, 48, 1.92, _ -> 0)).as("60 s and a bit").hasSize(4);
    }

    @Test
    @DisplayName("windows begin at the GOP that stands nearest behind a key frame of the source, 20 to 40 s long")
    void windowsBeginBehindKeyFrames() {
        // A key frame every ten seconds: x265's default at 25 fps.
        List<ChunkWindow> windows = ChunkWindow.cut(90_000, 48, 1.92, frame -> frame % 250);
        long inVain =
                windows.stream().mapToLong(window -> window.firstFrame() % 250).sum();
        long evenly = ChunkWindow.cut(90_000, 48, 1.92, _ -> 0).stream()
                .mapToLong(window -> window.firstFrame() % 250)
                .sum();
        assertThat(inVain).as("frames decoded in vain").isLessThan(evenly / 4);
        assertThat(windows).hasSize(120);
        assertThat(windows)
                .allSatisfy(window -> assertThat(window.frames()).isBetween(20L * 25, 40L * 25))
                .allSatisfy(window -> assertThat(window.firstFrame() % 48).isZero());
    }

    @Test
    @DisplayName("PR-4 the cap is half as much again as the ceiling")
    void pr4CapOfACeiling() {
        for (LadderRung rung : LadderPlanner.plan(
                        Presets.named("apple-h264"), new Resolution(1920, 1080), new FrameRate(25, 1))
                .rungs()) {
            Bitrate cap = RateControl.capFor(rung.ceiling());
            assertThat(cap.bitsPerSecond() * 2).isEqualTo(rung.ceiling().bitsPerSecond() * 3);
        }
        assertThat(new RateControl.CappedCrf(22.5, Bitrate.ofKilobits(1)).qualityValue())
                .isEqualTo("22.5");
        assertThat(new RateControl.CappedCrf(20, Bitrate.ofKilobits(1)).qualityValue())
                .isEqualTo("20");
    }

    @ParameterizedTest(name = "{0} {1} {2} at {3}x{4}")
    @CsvSource({
        "'', '', '', 1920, 1080, bt709, bt709, bt709",
        "'', '', '', 1280, 720, bt709, bt709, bt709",
        "'', '', '', 720, 576, bt470bg, smpte170m, bt470bg",
        "'', '', '', 720, 480, smpte170m, smpte170m, smpte170m",
        "gbr, '', '', 1920, 1080, bt709, bt709, bt709",
        "gbr, iec61966-2-1, bt709, 1920, 1080, bt709, iec61966-2-1, bt709",
        "bt470bg, '', '', 1920, 1080, bt470bg, smpte170m, bt470bg",
        "bt2020nc, '', '', 1920, 1080, bt2020nc, bt709, bt2020",
        "smpte170m, bt709, bt470bg, 640, 480, smpte170m, bt709, bt470bg"
    })
    @DisplayName("PR-62 delivered colour is what the source says, and what its size means where it is silent")
    void pr62ColourOfSilentSources(
            String matrix,
            String transfer,
            String primaries,
            int width,
            int height,
            String expectedMatrix,
            String expectedTransfer,
            String expectedPrimaries) {
        assertThat(DeliveryColour.of(new Colour("", matrix, transfer, primaries), new Resolution(width, height)))
                .isEqualTo(new DeliveryColour(expectedMatrix, expectedTransfer, expectedPrimaries));
    }

    @ParameterizedTest
    @CsvSource({
        "eng, en",
        "fre, fr",
        "fra, fr",
        "ger, de",
        "deu, de",
        "en-us, en-US",
        "pt_BR, pt-BR",
        "zh-hant-tw, zh-Hant-TW",
        "'', und",
        "und, und",
        "English, und",
        "gsw, gsw",
        "xx!, und",
        "' eng ', en"
    })
    @DisplayName("PR-9 languages as manifests want them")
    void pr9Languages(String tagged, String expected) {
        assertThat(LanguageTag.of(tagged)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "yuv420p, false",
        "yuvj420p, false",
        "yuv410p, false",
        "nv12, false",
        "rgb24, false",
        "bgra, false",
        "pal8, false",
        "yuv420p10le, true",
        "yuv422p10be, true",
        "yuva444p12le, true",
        "gbrp16le, true",
        "p010le, true",
        "p210le, true",
        "y210le, true",
        "x2rgb10le, true",
        "rgb48be, true",
        "rgba64le, true",
        "gray10le, true",
        "gbrpf32le, true"
    })
    @DisplayName("a pixel format of more than eight bits is known by its name")
    void deepPixelFormats(String name, boolean deep) {
        assertThat(SourceDepth.isDeep(name)).isEqualTo(deep);
    }
}
