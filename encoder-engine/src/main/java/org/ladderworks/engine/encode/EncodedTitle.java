package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A title that was encoded.
 *
 * @param plan that was carried out: in software, with a note, where the hardware of the one asked for failed
 * @param renditions video in the order of the plan's rungs, then audio in the order of its streams
 * @param stills files of small pictures, in the order of the title; empty where none were wanted
 * @param measures files of {@link org.ladderworks.engine.shots.FrameMeasures}, in the order of the title; empty where none
 *     were wanted
 * @param iFrames a rendition of I-frames alone; empty where none was wanted
 * @param sounds in the order of the plan; empty where they were not to be measured
 */
public record EncodedTitle(
        EncodePlan plan,
        List<Rendition> renditions,
        List<Path> stills,
        List<Path> measures,
        Optional<Rendition.Video> iFrames,
        List<MeasuredSound> sounds) {
    public EncodedTitle {
        renditions = List.copyOf(renditions);
        stills = List.copyOf(stills);
        measures = List.copyOf(measures);
        sounds = List.copyOf(sounds);
    }

    /** Its pictures alone. */
    EncodedTitle(
            EncodePlan plan,
            List<Rendition> renditions,
            List<Path> stills,
            List<Path> measures,
            Optional<Rendition.Video> iFrames) {
        this(plan, renditions, stills, measures, iFrames, List.of());
    }

    /** The same with sound, and with what there is to say of it. */
    EncodedTitle with(List<Rendition> tracks, List<MeasuredSound> measured, List<String> notes) {
        List<Rendition> all = new ArrayList<>(renditions);
        all.addAll(tracks);
        return new EncodedTitle(plan.withNotes(notes), all, stills, measures, iFrames, measured);
    }
}
