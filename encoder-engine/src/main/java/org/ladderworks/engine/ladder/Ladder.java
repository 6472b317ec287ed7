package org.ladderworks.engine.ladder;

import java.util.List;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.time.FrameRate;

/**
 * The rungs that a source gets, and why others were left out.
 *
 * @param presets that it was planned from, one for each family; at least one
 * @param frameRate of the timeline that all rungs share
 * @param rungs family by family, best first; empty for a source without video
 * @param dropped what is told of each rung of the preset that the source cannot fill
 */
public record Ladder(List<LadderPreset> presets, FrameRate frameRate, List<LadderRung> rungs, List<Saying> dropped) {
    public Ladder {
        presets = List.copyOf(presets);
        rungs = List.copyOf(rungs);
        dropped = List.copyOf(dropped);
    }

    /** The first preset: all families share its sound. */
    public LadderPreset preset() {
        return presets.getFirst();
    }
}
