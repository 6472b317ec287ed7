package org.ladderworks.app.jobfile;

import java.util.List;
import org.ladderworks.engine.ladder.LadderPreset;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Presets by their names. Both methods fail with a UsageException where there is none, or it cannot be used. */
@FunctionalInterface
public interface PresetSource {
    /** Its ladders, one for each codec. */
    List<LadderPreset> named(String name);

    /** What it says of sound, as a job file does; empty where it says nothing. */
    default ObjectNode audio(String name) {
        return JsonNodeFactory.instance.objectNode();
    }
}
