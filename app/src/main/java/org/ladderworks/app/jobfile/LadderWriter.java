package org.ladderworks.app.jobfile;

import java.util.List;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.LadderPreset.PresetRung;
import org.ladderworks.engine.ladder.RungTuning;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes ladders as {@link LadderReader} reads them: each rung in full. Pure. */
final class LadderWriter {
    private LadderWriter() {}

    static ObjectNode inFull(List<LadderPreset> ladders) {
        ObjectNode ladder = JsonNodeFactory.instance.objectNode();
        ArrayNode rungs = ladder.putArray("rungs");
        ObjectNode families = ladder.putObject("families");
        for (LadderPreset preset : ladders) {
            preset.rungs().forEach(rung -> write(preset, rung, rungs.addObject()));
            ObjectNode family = families.putObject(LadderReader.id(preset));
            family.put("crf", preset.crf()).put("speed", preset.encoderPreset());
            if (preset.tenBit() && !preset.highDynamicRange()) {
                family.put("tenBit", true);
            }
        }
        return ladder;
    }

    private static void write(LadderPreset preset, PresetRung rung, ObjectNode node) {
        node.put("codec", preset.codec())
                .put("width", rung.width())
                .put("height", rung.height())
                .put("kilobits", rung.kilobits());
        if (preset.highDynamicRange()) {
            node.put("hdr", true);
        }
        if (rung.mayHalveFrameRate()) {
            node.put("mayHalveFrameRate", true);
        }
        write(rung.tuning(), preset.codec(), node);
    }

    private static void write(RungTuning tuning, String codec, ObjectNode node) {
        tuning.crf().ifPresent(crf -> node.put("crf", crf));
        tuning.speed().ifPresent(speed -> node.put("speed", speed));
        tuning.maxRate().ifPresent(most -> node.put("maxKilobits", (int) (most.bitsPerSecond() / 1000)));
        tuning.profile().ifPresent(profile -> node.put("profile", profile));
        tuning.tune().ifPresent(tune -> node.put("tune", tune));
        tuning.bFrames().ifPresent(count -> node.put("bFrames", count));
        tuning.references().ifPresent(count -> node.put("references", count));
        tuning.filmGrain().ifPresent(strength -> node.put("filmGrain", strength));
        if (!tuning.parameters().isEmpty()) {
            node.put(TuningReader.encoder(codec) + "-params", String.join(":", tuning.parameters()));
        }
    }
}
