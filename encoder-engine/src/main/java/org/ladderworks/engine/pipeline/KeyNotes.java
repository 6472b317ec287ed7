package org.ladderworks.engine.pipeline;

import java.util.List;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.TrackProtection;

/** What an operator should know of pictures that have several keys (rule 54). */
final class KeyNotes {
    private KeyNotes() {}

    static List<String> of(PackagedPresentation presentation) {
        long keys = presentation.video().stream()
                .flatMap(track -> track.protection().stream())
                .map(TrackProtection::key)
                .distinct()
                .count();
        return keys < 2
                ? List.of()
                : List.of(
                        ("the pictures have %d keys, each with an AdaptationSet of its own: some players do not switch between"
                                        + " these, others stand still while another licence comes; the layout video-and-audio plays"
                                        + " everywhere")
                                .formatted(keys));
    }
}
