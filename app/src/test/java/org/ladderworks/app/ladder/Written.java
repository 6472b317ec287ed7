package org.ladderworks.app.ladder;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.ladderworks.app.jobfile.PresetFragment;

/** Presets of tests. */
final class Written {
    private Written() {}

    /** @param rungs each with width, height and kb/s, with a space between */
    static OpenPreset h264(String... rungs) {
        return preset(
                Arrays.stream(rungs)
                        .map(rung -> {
                            String[] parts = rung.split(" ", -1);
                            return "{\"width\": %s, \"height\": %s, \"kilobits\": %s}"
                                    .formatted(parts[0], parts[1], parts[2]);
                        })
                        .collect(Collectors.joining(", ", "{\"rungs\": [", "]}")),
                "{\"kilobits\": 128}");
    }

    static OpenPreset preset(String ladder, String audio) {
        PresetFragment fragment =
                PresetFragment.parse("{\"version\": 1, \"ladder\": %s, \"audio\": %s}".formatted(ladder, audio));
        return new OpenPreset(new PresetItem("written", "", PresetItem.Standing.SAVED), fragment.inFull());
    }
}
