package org.ladderworks.engine.ladder;

import java.util.List;
import org.ladderworks.engine.time.FrameRate;

/**
 * The rungs that a source gets, and why others were left out.
 *
 * @param preset it was planned from
 * @param frameRate of the timeline that all rungs share
 * @param rungs best first; empty for a source without video
 * @param dropped a sentence for each rung of the preset that the source cannot fill
 */
public record Ladder(LadderPreset preset, FrameRate frameRate, List<LadderRung> rungs, List<String> dropped) {
    public Ladder {
        rungs = List.copyOf(rungs);
        dropped = List.copyOf(dropped);
    }
}
