package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.overlay.Overlays;
import org.ladderworks.engine.source.Fingerprinted;
import org.ladderworks.engine.source.Source;

/**
 * Everything that is encoded for one title.
 *
 * @param sources one, or several that are joined, in their order
 * @param video empty for a source without pictures
 * @param notes what an operator should know of the plan
 */
public record EncodePlan(
        List<Fingerprinted> sources, Optional<VideoPlan> video, List<AudioPlan> audio, List<String> notes) {
    public EncodePlan {
        sources = List.copyOf(sources);
        audio = List.copyOf(audio);
        notes = List.copyOf(notes);
    }

    /** A plan for one source that needs no notes. */
    public EncodePlan(Source source, String fingerprint, Optional<VideoPlan> video, List<AudioPlan> audio) {
        this(List.of(new Fingerprinted(source, fingerprint)), video, audio, List.of());
    }

    EncodePlan withAudio(List<AudioPlan> changed, List<String> moreNotes) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(moreNotes);
        return new EncodePlan(sources, video, changed, all);
    }

    EncodePlan withNotes(List<String> more) {
        return withAudio(audio, more);
    }

    /** The same with overlays on the pictures; a plan without pictures stays as it is. */
    public EncodePlan with(Overlays overlays, List<String> moreNotes) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(moreNotes);
        return new EncodePlan(sources, video.map(pictures -> pictures.with(overlays)), audio, all);
    }

    EncodePlan withVideo(VideoPlan changed, List<String> moreNotes) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(moreNotes);
        return new EncodePlan(sources, Optional.of(changed), audio, all);
    }

    /** Every sound once, as it is encoded in the layout with the most channels that it is delivered in. */
    List<AudioPlan> sounds() {
        Map<AudioProgramme, AudioPlan> fullest = new LinkedHashMap<>();
        for (AudioPlan track : audio) {
            fullest.merge(
                    track.programme(),
                    track.encoded(),
                    (one, other) -> other.layout().channels() > one.layout().channels() ? other : one);
        }
        return List.copyOf(fullest.values());
    }

    List<Source> files() {
        return sources.stream().map(Fingerprinted::source).toList();
    }

    /** Fails where a source is no longer the one that was opened. */
    public void checkUnchanged() {
        files().forEach(Source::checkUnchanged);
    }
}
