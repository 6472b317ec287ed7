package org.ladderworks.app.protection;

import java.util.List;
import org.ladderworks.app.jobfile.Problem;
import tools.jackson.databind.node.ObjectNode;

/**
 * A saved way to protect packages, with all that it says.
 *
 * @param tree the {@code drm} of a job file; not to be changed
 * @param problems what is wrong with it; an encode with it is refused while there is something
 */
public record OpenProfile(String name, ObjectNode tree, List<Problem> problems) {
    public OpenProfile {
        problems = List.copyOf(problems);
    }

    /** What it comes to. */
    public ProtectionChoice choice() {
        return ProtectionChoice.of(tree);
    }

    /** What stands in a field; empty for nothing. */
    public String text(ProfileField field) {
        return tree.at(field.pointer()).asString("");
    }
}
