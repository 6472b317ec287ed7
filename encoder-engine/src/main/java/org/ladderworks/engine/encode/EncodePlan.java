package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.source.Source;

/**
 * Everything that is encoded for one title.
 *
 * @param fingerprint SHA-256 of the source
 * @param video empty for a source without pictures
 * @param notes what an operator should know of the plan
 */
public record EncodePlan(
        Source source, String fingerprint, Optional<VideoPlan> video, List<AudioPlan> audio, List<String> notes) {
    public EncodePlan {
        audio = List.copyOf(audio);
        notes = List.copyOf(notes);
    }

    /** A plan that needs no notes. */
    public EncodePlan(Source source, String fingerprint, Optional<VideoPlan> video, List<AudioPlan> audio) {
        this(source, fingerprint, video, audio, List.of());
    }

    EncodePlan withAudio(List<AudioPlan> changed, List<String> moreNotes) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(moreNotes);
        return new EncodePlan(source, fingerprint, video, changed, all);
    }
}
