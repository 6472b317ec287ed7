package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.encode.FieldTreatment;
import org.ladderworks.engine.probe.FieldOrder;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.FrameIndexes;
import org.ladderworks.engine.probe.PictureScan;
import org.ladderworks.engine.time.FrameRate;

class FieldVerdictTest {
    private static final FrameIndex PAL = FrameIndexes.constant(new FrameRate(25, 1), 500, 25);
    private static final FrameIndex NTSC = FrameIndexes.constant(new FrameRate(30_000, 1001), 500, 30);

    @ParameterizedTest(name = "{0}, {1} frames: {2} top first, {3} bottom first, {4} progressive: {5}")
    @CsvSource({
        "TOP_FIRST, 200, 190, 0, 5, top",
        "BOTTOM_FIRST, 200, 0, 100, 60, bottom",
        // Headers that name the wrong field are overruled by pictures.
        "TOP_FIRST, 200, 2, 180, 5, bottom",
        // Nothing moves: the headers are believed.
        "TOP_FIRST, 200, 3, 0, 2, top",
        "BOTTOM_FIRST, 200, 0, 0, 0, bottom",
        // Flagged, but progressive: fields that disagree, or none combed.
        "TOP_FIRST, 200, 0, 0, 150, progressive",
        "TOP_FIRST, 75, 38, 29, 4, progressive",
        // Not flagged: only where nearly all frames of enough agree.
        "UNKNOWN, 200, 198, 0, 2, top",
        "PROGRESSIVE, 200, 0, 200, 0, bottom",
        "UNKNOWN, 51, 38, 4, 9, progressive",
        "UNKNOWN, 51, 51, 0, 0, progressive",
        "UNKNOWN, 200, 150, 10, 40, progressive",
        "UNKNOWN, 200, 40, 0, 0, progressive"
    })
    @DisplayName("pictures tell, headers where pictures do not")
    void picturesTell(FieldOrder flagged, int frames, int top, int bottom, int progressive, String expected) {
        PictureScan scan = new PictureScan(frames, top, bottom, progressive, 0, 0, 4, Optional.empty());
        FieldTreatment treatment =
                FieldVerdict.of(flagged, scan, PAL, PictureChoice.standard()).treatment();
        assertThat(treatment)
                .isEqualTo(
                        switch (expected) {
                            case "top" -> new FieldTreatment.Deinterlaced(true, false);
                            case "bottom" -> new FieldTreatment.Deinterlaced(false, false);
                            default -> new FieldTreatment.Progressive();
                        });
    }

    @Test
    @DisplayName("fields that repeat in two of five frames are telecine, at the rate of video alone")
    void telecine() {
        PictureScan scan = new PictureScan(200, 170, 20, 10, 40, 40, 4, Optional.empty());
        assertThat(FieldVerdict.of(FieldOrder.TOP_FIRST, scan, NTSC, PictureChoice.standard())
                        .treatment())
                .isEqualTo(new FieldTreatment.InverseTelecine(true));
        assertThat(FieldVerdict.of(FieldOrder.TOP_FIRST, scan, PAL, PictureChoice.standard())
                        .treatment())
                .isEqualTo(new FieldTreatment.Deinterlaced(true, false));
    }

    @Test
    @DisplayName(
            "telecine of 500 frames is 400 frames of film, encoded whole; its frames lie at most two from their place")
    void telecineTimeline() {
        FieldTreatment treatment = new FieldTreatment.InverseTelecine(true);
        assertThat(treatment.frames(NTSC, FieldTreatment.FILM)).isEqualTo(400);
        assertThat(treatment.isIndivisible()).isTrue();
        assertThat(treatment.shownAt(NTSC, FieldTreatment.FILM, 0, 400))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("what the operator says goes before what was measured")
    void chosen() {
        PictureScan scan = new PictureScan(200, 198, 0, 2, 0, 0, 4, Optional.empty());
        PictureChoice progressive =
                new PictureChoice(true, Optional.of(FieldOrder.PROGRESSIVE), new PictureChoice.Crop.None());
        assertThat(FieldVerdict.of(FieldOrder.TOP_FIRST, scan, PAL, progressive).treatment())
                .isEqualTo(new FieldTreatment.Progressive());
        PictureChoice bottom =
                new PictureChoice(true, Optional.of(FieldOrder.BOTTOM_FIRST), new PictureChoice.Crop.None());
        assertThat(FieldVerdict.of(FieldOrder.UNKNOWN, scan, PAL, bottom).treatment())
                .isEqualTo(new FieldTreatment.Deinterlaced(false, true));
    }
}
