package org.ladderworks.app.ladder;

import org.ladderworks.app.jobfile.PresetFragment;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of presets whose rungs are in full. What comes of one may be wrong, and says so. Pure. */
public final class RungEdits {
    private static final double STEP = 0.6;

    private RungEdits() {}

    /**
     * What an operator has written into a field.
     *
     * @param place of the rung; without such a rung nothing is changed
     * @param text no number is kept too, for its reason to be told; of a field that may be left out nothing takes it away
     */
    public static PresetFragment write(PresetFragment preset, int place, RungField field, String text) {
        String bare = text.strip();
        return changed(preset, rungs -> {
            if (rungs.get(place) instanceof ObjectNode rung) {
                if (bare.isEmpty() && field.mayBeLeftOut()) {
                    rung.remove(field.key());
                } else if (bare.matches("\\d{1,9}")) {
                    rung.put(field.key(), Integer.parseInt(bare));
                } else if (bare.matches("\\d{1,6}[.,]\\d{1,3}")) {
                    rung.put(field.key(), Double.parseDouble(bare.replace(',', '.')));
                } else {
                    rung.put(field.key(), bare);
                }
            }
        });
    }

    /** Whether sources above 30 frames a second are halved. */
    public static PresetFragment halve(PresetFragment preset, int place, boolean may) {
        return changed(preset, rungs -> {
            if (rungs.get(place) instanceof ObjectNode rung) {
                if (may) {
                    rung.put("mayHalveFrameRate", true);
                } else {
                    rung.remove("mayHalveFrameRate");
                }
            }
        });
    }

    /** A rung like that one beneath it, at a lower bit rate. */
    public static PresetFragment add(PresetFragment preset, int place) {
        return changed(preset, rungs -> {
            if (rungs.get(place) instanceof ObjectNode above) {
                ObjectNode rung = above.deepCopy();
                rung.put("kilobits", Math.max(16, (int)
                        Math.round(above.path("kilobits").asInt(1000) * STEP)));
                rung.remove("maxKilobits");
                rungs.insert(place + 1, rung);
            }
        });
    }

    /** Without that rung; what is said of its family goes with the last of it. */
    public static PresetFragment remove(PresetFragment preset, int place) {
        return changed(preset, rungs -> {
            if (rungs.size() > place) {
                rungs.remove(place);
            }
        });
    }

    public static PresetFragment describe(PresetFragment preset, String description) {
        ObjectNode tree = preset.tree().deepCopy();
        if (description.isBlank()) {
            tree.remove("description");
        } else {
            tree.put("description", description.strip());
        }
        return PresetFragment.of(tree);
    }

    private static PresetFragment changed(PresetFragment preset, java.util.function.Consumer<ArrayNode> change) {
        ObjectNode tree = preset.tree().deepCopy();
        if (!(tree.path("ladder").path("rungs") instanceof ArrayNode rungs)) {
            return preset;
        }
        change.accept(rungs);
        if (tree.path("ladder").path("families") instanceof ObjectNode families) {
            PresetFragment now = new PresetFragment(tree, java.util.List.of());
            java.util.Set<String> left =
                    RungLine.of(now).stream().map(RungLine::family).collect(java.util.stream.Collectors.toSet());
            families.retain(left);
        }
        return PresetFragment.of(tree);
    }
}
