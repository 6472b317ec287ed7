package org.ladderworks.engine.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

class LadderPlannerTest {
    private static final FrameRate PAL = new FrameRate(25, 1);
    private static final FrameRate SIXTY = new FrameRate(60, 1);

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1920 | 1080 | 1920x1080, 1280x720, 854x480, 640x360",
                "3840 | 2160 | 1920x1080, 1280x720, 854x480, 640x360",
                "1440 | 1080 | 1440x1080, 960x720, 640x480, 480x360",
                "1080 | 1920 | 1080x1920, 720x1280, 480x854, 360x640",
                "1920 | 800  | 1920x800, 1280x534, 854x356, 640x266",
                "1280 | 720  | 1280x720, 854x480, 640x360",
                "1000 | 1000 | 720x720, 480x480, 360x360",
                "1916 | 1076 | 1916x1076, 1280x718, 854x480, 640x360",
                "1919 | 1079 | 1918x1078, 1280x720, 854x480, 640x360",
                "641  | 361  | 640x360",
                "33   | 19   | 32x18",
                "1    | 1    | 2x2"
            })
    @DisplayName("each shape gets the rungs that it can fill, in its own shape")
    void rungsOfEachShape(int width, int height, String expected) {
        Ladder ladder = LadderPlanner.plan(Presets.named("web-h264"), new Resolution(width, height), PAL);
        assertThat(String.join(
                        ", ",
                        ladder.rungs().stream()
                                .map(rung -> rung.size().toString())
                                .toList()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"web-h264", "short-clip", "apple-h264", "web-hevc", "web-av1", "web-hdr-hevc", "web-hdr-av1"})
    @DisplayName(
            "PR-14 for any source: nothing is enlarged, sides are even, the display aspect stays within half a percent")
    void pr14AnySourceKeepsItsAspect(String preset) {
        Random random = new Random(14);
        for (int i = 0; i < 3000; i++) {
            Resolution source = new Resolution(400 + random.nextInt(4000), 400 + random.nextInt(2400));
            List<LadderRung> rungs =
                    LadderPlanner.plan(Presets.named(preset), source, PAL).rungs();
            assertThat(rungs).isNotEmpty();
            for (LadderRung rung : rungs) {
                Resolution size = rung.size();
                assertThat(size.width() % 2 + size.height() % 2).isZero();
                assertThat(size.width()).isLessThanOrEqualTo(source.width());
                assertThat(size.height()).isLessThanOrEqualTo(source.height());
                double aspect = (double) size.width() / size.height() * source.height() / source.width();
                // Even sides leave a rounding of one pixel in the shorter side.
                double allowed = Math.max(0.005, 1.01 / Math.min(size.width(), size.height()));
                assertThat(aspect).as("%s in %s", size, source).isCloseTo(1, within(allowed));
            }
        }
    }

    @Test
    @DisplayName("every rung that is left out is told, with the reason")
    void reasonsAreTold() {
        Ladder ladder = LadderPlanner.plan(Presets.named("web-h264"), new Resolution(1280, 720), PAL);
        assertThat(ladder.dropped().stream().map(Saying::english))
                .containsExactly("1080p at 5000 kb/s dropped: it would enlarge the source's 1280x720 by 1.50");
        Ladder tiny = LadderPlanner.plan(Presets.named("short-clip"), new Resolution(64, 36), PAL);
        assertThat(tiny.dropped().stream().map(Saying::english))
                .containsExactly(
                        "720p at 2800 kb/s dropped: it would enlarge the source's 64x36 by 20.00",
                        "360p kept at the source's own size, 64x36: every rung is larger");
    }

    @Test
    @DisplayName("only rungs below 480p are halved, and only above 30 frames a second")
    void halvesSmallRungsOfFastSources() {
        for (String rate : List.of("60", "60000/1001", "50", "48")) {
            FrameRate fast = FrameRate.parse(rate);
            Ladder ladder = LadderPlanner.plan(Presets.named("apple-h264"), new Resolution(1920, 1080), fast);
            assertThat(ladder.frameRate()).isEqualTo(fast);
            for (LadderRung rung : ladder.rungs()) {
                assertThat(rung.halved())
                        .as(rung.toString())
                        .isEqualTo(rung.size().height() < 480);
                assertThat(rung.frameRate()).isEqualTo(rung.halved() ? fast.halved() : fast);
            }
        }
        for (String rate : List.of("30", "30000/1001", "25", "24", "12")) {
            assertThat(LadderPlanner.plan(
                                    Presets.named("apple-h264"), new Resolution(1920, 1080), FrameRate.parse(rate))
                            .rungs())
                    .noneMatch(LadderRung::halved);
        }
    }

    @Test
    @DisplayName("PR-31 above 60 frames a second the whole ladder is halved until players can follow")
    void pr31NoFasterThanSixty() {
        Ladder ladder = LadderPlanner.plan(
                Presets.named("short-clip"), new Resolution(1280, 720), new FrameRate(240_000, 1001));
        assertThat(ladder.frameRate()).isEqualTo(new FrameRate(60_000, 1001));
        assertThat(ladder.dropped().stream().map(Saying::english))
                .hasSize(2)
                .allMatch(told -> told.startsWith("frame rate halved to "));
        assertThat(LadderPlanner.plan(Presets.named("short-clip"), new Resolution(1280, 720), SIXTY)
                        .frameRate())
                .isEqualTo(SIXTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-h264", "short-clip", "apple-h264", "web-hevc", "web-av1"})
    @DisplayName("each preset loads, best rung first, with sane numbers")
    void presetsLoad(String name) {
        LadderPreset preset = Presets.named(name);
        assertThat(preset.name()).isEqualTo(name);
        assertThat(preset.codec()).isEqualTo(name.equals("short-clip") ? "h264" : name.replaceAll(".*-", ""));
        assertThat(preset.crf()).isBetween(15.0, preset.videoCodec() == VideoCodec.AV1 ? 45.0 : 30.0);
        assertThat(preset.audioKilobits()).isBetween(64, 320);
        assertThat(preset.rungs())
                .isSortedAccordingTo((a, b) -> Integer.compare(b.kilobits(), a.kilobits()))
                .allSatisfy(rung -> assertThat(rung.mayHalveFrameRate()).isEqualTo(rung.height() < 480));
    }

    @Test
    @DisplayName("two minutes is where the proposed preset changes")
    void proposedPreset() {
        assertThat(Presets.proposedFor(MediaTime.of(119_999, 1000)).name()).isEqualTo("short-clip");
        assertThat(Presets.proposedFor(MediaTime.of(120, 1)).name()).isEqualTo("web-h264");
        assertThatThrownBy(() -> Presets.named("../web-h264"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("../web-h264");
    }

    @Test
    @DisplayName("PR-7 several presets make a full ladder for each codec, whatever their order, H.264 first")
    void pr7AFullLadderForEachCodec() {
        Ladder ladder =
                LadderPlanner.plan(Presets.allNamed("web-av1, web-h264,web-hevc"), new Resolution(1920, 1080), PAL);
        assertThat(ladder.rungs().stream().map(rung -> rung.family().codec() + " " + rung.size()))
                .containsExactly(
                        "AVC 1920x1080",
                        "AVC 1280x720",
                        "AVC 854x480",
                        "AVC 640x360",
                        "HEVC 1920x1080",
                        "HEVC 1280x720",
                        "HEVC 854x480",
                        "HEVC 640x360",
                        "AV1 1920x1080",
                        "AV1 1280x720",
                        "AV1 854x480",
                        "AV1 640x360");
        assertThat(ladder.preset().name()).isEqualTo("web-h264");
        assertThat(ladder.dropped().stream().map(Saying::english))
                .hasSize(4)
                .allMatch(told -> told.matches("(HEVC|AV1) (2160|1440)p at .*"));
    }

    @Test
    @DisplayName("a newer codec's rung has a lower ceiling than the same rung of an older one")
    void newerCodecsNeedLess() {
        for (int rung = 0; rung < 4; rung++) {
            int avc = Presets.named("web-h264").rungs().get(rung).kilobits();
            int hevc = Presets.named("web-hevc").rungs().get(rung + 2).kilobits();
            int av1 = Presets.named("web-av1").rungs().get(rung + 2).kilobits();
            assertThat((double) hevc / avc).isCloseTo(0.6, within(0.02));
            assertThat((double) av1 / avc).isCloseTo(0.5, within(0.02));
        }
    }

    @Test
    @DisplayName("two presets of one codec are refused, and so is an unknown one among several")
    void presetsOfOneCodecAreRefused() {
        assertThatThrownBy(() -> Presets.allNamed("web-h264,apple-h264"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("both make H.264");
        for (String names : List.of("", ",", "web-h264,", "web-h264,nope")) {
            assertThatThrownBy(() -> Presets.allNamed(names))
                    .isInstanceOfSatisfying(
                            UsageException.class,
                            e -> assertThat(e.code()).isEqualTo(org.ladderworks.engine.error.ErrorCode.PRESET_UNKNOWN));
        }
    }
}
