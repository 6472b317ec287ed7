package org.ladderworks.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
import org.ladderworks.engine.time.Bitrate;

/** What was measured of each rung, where it is not what was asked for: told, never hidden (rule 4). */
final class CeilingNotes {
    /** A rate rounded up over a last, shorter frame can pass the ceiling by this much and still be it. */
    private static final double TOLERANCE = 1.01;

    private CeilingNotes() {}

    static List<String> of(PackagedPresentation presentation) {
        List<String> notes = new ArrayList<>();
        int target = presentation.targetDuration();
        for (PackagedTrack.Video track : presentation.video()) {
            SegmentBitrates rates = SegmentBitrates.of(track);
            long average = rates.average().bitsPerSecond();
            long ceiling = track.ceiling().map(Bitrate::bitsPerSecond).orElse(Long.MAX_VALUE);
            if (average > ceiling * TOLERANCE) {
                notes.add(JobNote.OVER_CEILING
                        .with(track.path(), average / 1000, ceiling / 1000)
                        .english());
            }
            if (rates.peak(target).bitsPerSecond() > 2 * average) {
                notes.add(JobNote.PEAKS
                        .with(track.path(), rates.peak(target).bitsPerSecond() / 1000, average / 1000)
                        .english());
            }
        }
        return notes;
    }
}
