package org.ladderworks.app.ladder;

import java.util.List;
import org.ladderworks.app.jobfile.PresetFragment;
import org.ladderworks.app.jobfile.Problem;
import org.ladderworks.engine.ladder.LadderPreset;

/**
 * A preset with all that it says.
 *
 * @param fragment with its rungs in full where it can be read
 */
public record OpenPreset(PresetItem item, PresetFragment fragment) {
    public String name() {
        return item.name();
    }

    /** What is wrong with it; it can neither be saved nor used while there is something. */
    public List<Problem> problems() {
        return fragment.problems();
    }

    /** Its rungs as they are written, right or wrong. */
    public List<RungLine> rungs() {
        return RungLine.of(fragment);
    }

    /** Its ladders, one for each family; none where there are problems. */
    public List<LadderPreset> ladders() {
        return problems().isEmpty() ? fragment.ladders(name()) : List.of();
    }
}
