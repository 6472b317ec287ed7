package org.ladderworks.engine.encode;

import java.util.List;

/**
 * A title that was encoded.
 *
 * @param plan that was carried out: in software, with a note, where the hardware of the one asked for failed
 * @param renditions video in the order of the plan's rungs, then audio in the order of its streams
 */
public record EncodedTitle(EncodePlan plan, List<Rendition> renditions) {
    public EncodedTitle {
        renditions = List.copyOf(renditions);
    }
}
