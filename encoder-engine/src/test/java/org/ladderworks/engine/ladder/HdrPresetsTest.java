package org.ladderworks.engine.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** HDR families: chosen beside SDR ones, never instead of them unasked. */
class HdrPresetsTest {
    private static final FrameRate FIFTY = new FrameRate(50, 1);

    @Test
    @DisplayName(
            "PR-7 HDR is a whole ladder of its own behind the SDR ones; it has a rung of at most 30 frames a second")
    void pr7HdrIsALadderOfItsOwn() {
        Ladder ladder = LadderPlanner.plan(
                Presets.allNamed("web-hdr-hevc,web-hevc,web-hdr-av1,web-h264"), new Resolution(1920, 1080), FIFTY);
        assertThat(ladder.rungs().stream()
                        .map(rung -> rung.family().title() + " " + rung.size().height() + " " + rung.frameRate()))
                .containsExactly(
                        "H.264 1080 50",
                        "H.264 720 50",
                        "H.264 480 50",
                        "H.264 360 25",
                        "HEVC 1080 50",
                        "HEVC 720 50",
                        "HEVC 480 50",
                        "HEVC 360 25",
                        "HEVC HDR 1080 50",
                        "HEVC HDR 720 50",
                        "HEVC HDR 540 50",
                        "HEVC HDR 432 25",
                        "AV1 HDR 1080 50",
                        "AV1 HDR 720 50",
                        "AV1 HDR 540 50",
                        "AV1 HDR 432 25");
        assertThat(ladder.preset().name()).isEqualTo("web-h264");
        assertThat(ladder.dropped().stream().map(Saying::english)).anyMatch(told -> told.startsWith("HEVC HDR 2160p"));
    }

    @Test
    @DisplayName("HDR presets have ten bits and are never H.264")
    void tenBits() {
        List<LadderPreset> bright = Presets.NAMES.stream()
                .map(Presets::named)
                .filter(LadderPreset::highDynamicRange)
                .toList();
        assertThat(bright).extracting(LadderPreset::videoCodec).containsExactly(VideoCodec.HEVC, VideoCodec.AV1);
        assertThat(bright).allMatch(LadderPreset::tenBit);
    }

    @Test
    @DisplayName("for an HDR source the SDR preset of its length is proposed and HEVC in HDR beside it")
    void proposed() {
        assertThat(Presets.proposedFor(MediaTime.of(60, 1), true))
                .extracting(LadderPreset::name)
                .containsExactly("short-clip", "web-hdr-hevc");
        assertThat(Presets.proposedFor(MediaTime.of(600, 1), true))
                .extracting(LadderPreset::name)
                .containsExactly("web-h264", "web-hdr-hevc");
        assertThat(Presets.proposedFor(MediaTime.of(600, 1), false))
                .extracting(LadderPreset::name)
                .containsExactly("web-h264");
    }

    @Test
    @DisplayName("one preset for each codec and range")
    void onePresetForEachFamily() {
        assertThat(Presets.allNamed("web-hdr-hevc,web-hevc")).hasSize(2);
        assertThatThrownBy(() -> Presets.allNamed("web-hdr-hevc,web-hdr-hevc"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("both make HEVC HDR");
    }
}
