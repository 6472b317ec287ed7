package org.ladderworks.app.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.ladder.Finding.Kind;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** What ladders come to, by hand-reckoned numbers. */
class ForecastTest {
    private static final Prices PRICES = new Prices(0.02, 0.10);

    private static SourceShape source(int width, int height, boolean hdr, int sounds) {
        return new SourceShape(
                new Resolution(width, height), new FrameRate(25, 1), hdr, Optional.of(Duration.ofMinutes(30)), sounds);
    }

    private static List<Kind> kinds(Forecast forecast) {
        return forecast.findings().stream().map(Finding::kind).toList();
    }

    @Test
    @DisplayName("a size is that of all rungs and all sound; what is delivered is that of one rung and one sound")
    void sizes() {
        OpenPreset preset = Written.h264("1920 1080 5000", "1280 720 2744", "640 360 1000");
        Forecast forecast = Forecast.of(preset, source(1920, 1080, false, 2));
        // 5000 + 2744 + 1000 + 2 x 128 = 9000 kb/s
        assertThat(forecast.bytesPerHour()).isCloseTo(4.05e9, within(1.0));
        assertThat(forecast.bytes(Duration.ofMinutes(30))).isCloseTo(2.025e9, within(1.0));
        assertThat(forecast.stored(Duration.ofMinutes(30), PRICES)).isCloseTo(0.0405, within(1e-9));
        // 5128 kb/s for 1000 h are 2307.6 GB; the mean of rungs is 2914.67 kb/s.
        assertThat(forecast.deliveredAtBest(PRICES)).isCloseTo(230.76, within(1e-6));
        assertThat(forecast.deliveredEvenly(PRICES)).isCloseTo(136.92, within(1e-3));
    }

    @Test
    @DisplayName("each codec of sound takes its own; a source without sound takes none")
    void sound() {
        String ladder = "{\"rungs\": [{\"width\": 640, \"height\": 360, \"kilobits\": 800}]}";
        OpenPreset preset = Written.preset(ladder, "{\"kilobits\": 160, \"codecs\": [\"ac3\", \"opus\"]}");
        assertThat(Forecast.of(preset, source(640, 360, false, 1)).sound()).isEqualTo((160 + 192 + 96) * 1000L);
        Forecast silent = Forecast.of(preset, source(640, 360, false, 0));
        assertThat(silent.bytesPerHour()).isCloseTo(800_000 / 8.0 * 3600, within(1e-6));
        assertThat(silent.deliveredAtBest(new Prices(0, 1))).isCloseTo(360, within(1e-6));
    }

    @Test
    @DisplayName("rungs that are larger than the source are left out, with their reason, and count no more")
    void largerThanSource() {
        OpenPreset preset = Written.h264("1920 1080 5000", "1280 720 2800", "640 360 800");
        Forecast forecast = Forecast.of(preset, source(1280, 720, false, 0));
        assertThat(forecast.ladder().rungs()).hasSize(2);
        assertThat(forecast.bytesPerHour()).isCloseTo(3_600_000 / 8.0 * 3600, within(1e-6));
        assertThat(forecast.findings().getFirst().kind()).isEqualTo(Kind.PLANNED);
        assertThat(forecast.findings().getFirst().values().getFirst().toString())
                .contains("1080p")
                .contains("enlarge");
    }

    @Test
    @DisplayName("rungs too near, too far and upside down are told; a ladder in order is not")
    void neighbours() {
        SourceShape full = source(1920, 1080, false, 1);
        assertThat(kinds(Forecast.of(
                        Written.h264("1920 1080 5000", "1280 720 2800", "854 480 1400", "640 360 800"), full)))
                .isEmpty();
        assertThat(kinds(Forecast.of(
                        Written.h264("1920 1080 3400", "1280 720 2800", "854 480 1400", "640 360 800"), full)))
                .containsExactly(Kind.NEAR);
        Forecast far = Forecast.of(Written.h264("1920 1080 5000", "640 360 800"), full);
        assertThat(far.findings()).containsExactly(Finding.of(Kind.JUMP, "1080p · 5000 kb/s", "360p · 800 kb/s", 6.3));
        assertThat(kinds(Forecast.of(Written.h264("1920 1080 1500", "1280 720 2800", "640 360 800"), full)))
                .containsExactly(Kind.UPSIDE_DOWN);
        assertThat(kinds(Forecast.of(Written.h264("1920 1080 5000", "1280 720 2800"), full)))
                .containsExactly(Kind.HIGH_FLOOR);
    }

    @Test
    @DisplayName("HDR that is asked of an SDR source, or lost of an HDR one, is told")
    void light() {
        OpenPreset hdr = Written.preset("{\"presets\": [\"web-hdr-hevc\"]}", "{\"kilobits\": 128}");
        assertThat(hdr.problems()).isEmpty();
        assertThat(kinds(Forecast.of(hdr, source(3840, 2160, false, 1)))).contains(Kind.NEEDS_HDR);
        assertThat(kinds(Forecast.of(hdr, source(3840, 2160, true, 1)))).doesNotContain(Kind.NEEDS_HDR, Kind.LOSES_HDR);
        OpenPreset sdr = Written.preset("{\"presets\": [\"web-h264\"]}", "{\"kilobits\": 128}");
        assertThat(kinds(Forecast.of(sdr, source(3840, 2160, true, 1)))).contains(Kind.LOSES_HDR);
    }

    @Test
    @DisplayName("what the library tells of pictures is read back exactly")
    void shapes() {
        assertThat(shape("1920×1080 MPEG-2 25 fps").orElseThrow().rate()).isEqualTo(new FrameRate(25, 1));
        assertThat(shape("3840×2160 ProRes 23.976 fps PQ").orElseThrow())
                .isEqualTo(new SourceShape(
                        new Resolution(3840, 2160), new FrameRate(24000, 1001), true, Optional.empty(), 1));
        assertThat(shape("1080×1920 MPEG-4 Visual 59.94 fps HLG").orElseThrow().rate())
                .isEqualTo(new FrameRate(60000, 1001));
        assertThat(shape("640×480 VP9 12.5 fps").orElseThrow().rate()).isEqualTo(new FrameRate(25, 2));
        assertThat(shape("no picture")).isEmpty();
        assertThat(SourceShape.of(new SourceFacts(
                        "WAVE", Optional.empty(), Optional.empty(), List.of("PCM"), List.of(), List.of())))
                .isEmpty();
    }

    private static Optional<SourceShape> shape(String picture) {
        return SourceShape.of(new SourceFacts(
                "MXF", Optional.empty(), Optional.of(picture), List.of("en PCM"), List.of(), List.of()));
    }

    @Test
    void prices() {
        assertThatThrownBy(() -> new Prices(-0.01, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Prices(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
