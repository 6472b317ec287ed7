package org.ladderworks.engine.shots;

import java.util.List;
import org.ladderworks.engine.time.FrameRate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The shots of a title, to jump between. */
public record ShotList(FrameRate rate, List<Shot> shots) {
    private static final JsonMapper MAPPER = new JsonMapper();

    public ShotList {
        shots = List.copyOf(shots);
    }

    /** Of a title that was measured whole. */
    public static ShotList of(FrameMeasures measures, FrameRate rate) {
        return new ShotList(rate, ShotFinder.find(measures, rate));
    }

    /**
     * As a file of a package: {@code frameRate}, exact, and for each of the {@code shots} its first {@code frame} and the
     * {@code time} in seconds at which that is shown.
     */
    public String toJson() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("frameRate", rate.toString());
        ArrayNode list = root.putArray("shots");
        for (Shot shot : shots) {
            list.addObject()
                    .put("frame", shot.firstFrame())
                    .put("time", rate.timeOf(shot.firstFrame()).toSeconds(3));
        }
        return MAPPER.writeValueAsString(root) + "\n";
    }
}
