package org.ladderworks.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ladderworks.engine.encode.EncodePlanner;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.Material;
import org.ladderworks.engine.encode.PictureTreatment;
import org.ladderworks.engine.ladder.Ladder;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.PictureScan;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.StreamScan;
import org.ladderworks.engine.source.Source;

/**
 * What is known of a title before anything is encoded.
 *
 * @param clips its sources in their order, at least one; the first decides the picture's shape and the frame rate
 * @param lightNotes a sentence for each thing that becomes of the light of HDR sources
 */
public record Analysis(List<ClipAnalysis> clips, Ladder ladder, List<String> lightNotes) {
    public Analysis {
        clips = List.copyOf(clips);
        lightNotes = List.copyOf(lightNotes);
    }

    /** The first source. */
    public Source source() {
        return first().source();
    }

    /** What is in the first source. */
    public ProbeResult probe() {
        return first().probe();
    }

    /** The frames of the first source that are encoded; empty where it has no pictures. */
    public Optional<FrameIndex> index() {
        return first().index();
    }

    /** What was measured on the pictures of the first source. */
    public PictureScan scan() {
        return first().scanned().map(StreamScan::pictures).orElse(PictureScan.NOTHING);
    }

    /** What is done to the pictures of the first source. */
    public PictureTreatment treatment() {
        return first().treatment();
    }

    /** A sentence for each thing that is done to a source, or that could be. */
    public List<String> notes() {
        Stream<String> own = clips.size() == 1
                ? first().notes().stream()
                : clips.stream().flatMap(clip -> clip.notes().stream().map(clip::named));
        return Stream.concat(own, lightNotes.stream()).toList();
    }

    /** The same, and what is done to the parts of a joined title. */
    public List<String> notesOfAll() {
        List<String> notes = new ArrayList<>(notes());
        if (clips.size() > 1) {
            List<Material> materials =
                    clips.stream().map(clip -> clip.material(_ -> "")).toList();
            notes.addAll(EncodePlanner.plan(materials, ladder, EncodeSettings.standard())
                    .notes());
        }
        return notes;
    }

    private ClipAnalysis first() {
        return clips.getFirst();
    }
}
