package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.encode.FieldTreatment;
import org.ladderworks.engine.encode.PictureTreatment;
import org.ladderworks.engine.encode.ToneMap;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.probe.FieldOrder;
import org.ladderworks.engine.probe.HdrMetadata;
import org.ladderworks.engine.probe.HdrMetadata.ContentLight;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.Ratio;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timescale;

/** What an operator reads of an HDR source. */
class HdrNotesTest {
    private static final Colour PQ = new Colour("tv", "bt2020nc", "smpte2084", "bt2020");

    @Test
    @DisplayName("dynamic metadata that is dropped is named, and what of the static is missing")
    void droppedAndMissing() {
        HdrMetadata hdr = new HdrMetadata(
                Optional.empty(),
                Optional.of(new ContentLight(800, 0)),
                Optional.of(new HdrMetadata.DolbyVision(8, 1)),
                true);
        assertThat(notes(PQ, hdr, "web-h264,web-hdr-hevc,web-hdr-av1"))
                .containsExactly(
                        "HDR (PQ, base layer of Dolby Vision profile 8) kept in HEVC and AV1, with light levels; the"
                                + " source tells no mastering display",
                        "dynamic metadata (Dolby Vision, HDR10+) left out: the HDR is static",
                        "HDR (PQ, base layer of Dolby Vision profile 8) tone-mapped to SDR, BT.709, for a peak of 800"
                                + " cd/m2");
    }

    @Test
    @DisplayName("light levels of 0 mean that none are known")
    void unknownLight() {
        HdrMetadata hdr = new HdrMetadata(Optional.empty(), Optional.of(new ContentLight(0, 0)), Optional.empty());
        assertThat(notes(PQ, hdr, "web-h264,web-hdr-hevc").getFirst())
                .endsWith("without mastering display and light levels, as the source tells none");
    }

    @Test
    @DisplayName("where only SDR or only HDR is made, the other is offered")
    void oneRangeAlone() {
        assertThat(notes(PQ, HdrMetadata.NONE, "web-h264,web-hevc"))
                .hasSize(2)
                .last()
                .isEqualTo("no HDR is kept: add the preset web-hdr-hevc or web-hdr-av1 for it");
        assertThat(notes(PQ, HdrMetadata.NONE, "web-hdr-hevc"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("no SDR beside the HDR");
        assertThat(notes(new Colour("", "", "bt709", ""), HdrMetadata.NONE, "web-h264"))
                .isEmpty();
    }

    private static List<String> notes(Colour colour, HdrMetadata hdr, String presets) {
        VideoStream stream = new VideoStream(
                0,
                "hevc",
                "yuv420p10le",
                new Resolution(1920, 1080),
                Ratio.ONE,
                0,
                new FrameRate(25, 1),
                new Timescale(25),
                1,
                Optional.empty(),
                Optional.empty(),
                colour,
                FieldOrder.PROGRESSIVE,
                hdr);
        PictureTreatment treatment = new PictureTreatment(
                new FieldTreatment.Progressive(), Optional.empty(), Optional.of(ToneMap.of(colour, hdr)), false);
        return HdrNotes.of(stream, treatment, Presets.allNamed(presets));
    }
}
