package org.ladderworks.engine.ladder;

import java.util.List;
import org.ladderworks.engine.ladder.LadderPreset.PresetRung;

/** A preset as it lies in the assets. */
record PresetFile(
        String name,
        String description,
        String codec,
        boolean tenBit,
        boolean highDynamicRange,
        double crf,
        String encoderPreset,
        int audioKilobits,
        List<Rung> rungs) {
    PresetFile {
        rungs = List.copyOf(rungs);
    }

    record Rung(int width, int height, int kilobits, boolean mayHalveFrameRate) {}

    LadderPreset preset() {
        return new LadderPreset(
                name,
                description,
                codec,
                tenBit,
                highDynamicRange,
                crf,
                encoderPreset,
                audioKilobits,
                rungs.stream()
                        .map(rung -> new PresetRung(rung.width, rung.height, rung.kilobits, rung.mayHalveFrameRate))
                        .toList());
    }
}
