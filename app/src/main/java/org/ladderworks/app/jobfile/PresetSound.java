package org.ladderworks.app.jobfile;

import java.util.Optional;
import org.ladderworks.engine.error.UsageException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a job and its presets say of sound together: field by field the job goes before its presets. */
final class PresetSound {
    /** Of each ladder by itself. */
    private static final String KILOBITS = "kilobits";

    private final PresetSource presets;
    private final Problems problems;

    PresetSound(PresetSource presets, Problems problems) {
        this.presets = presets;
        this.problems = problems;
    }

    ObjectNode of(JsonNode job) {
        ObjectNode sound = JsonNodeFactory.instance.objectNode();
        JsonNode own = job.path("audio");
        JsonNode names = job.at("/ladder/presets");
        for (int i = 0; i < names.size(); i++) {
            String path = "/ladder/presets/" + i;
            audio(names.get(i).asString(""))
                    .ifPresent(said -> said.propertyStream()
                            .filter(field -> !field.getKey().equals(KILOBITS) && !own.has(field.getKey()))
                            .forEach(field -> {
                                JsonNode before = sound.replace(field.getKey(), field.getValue());
                                if (before != null && !before.equals(field.getValue())) {
                                    problems.add(
                                            path,
                                            "another preset says otherwise of /audio/" + field.getKey()
                                                    + "; say in the job which is meant");
                                }
                            }));
        }
        own.propertyStream().forEach(field -> sound.set(field.getKey(), field.getValue()));
        return sound;
    }

    /** Empty where there is no such preset, which is told of the ladder. */
    private Optional<ObjectNode> audio(String name) {
        try {
            return Optional.of(presets.audio(name));
        } catch (UsageException e) {
            return Optional.empty();
        }
    }
}
