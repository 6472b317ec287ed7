package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * The segments of text: those of the video that lasts longest, of the first sound where there is no video.
 *
 * @param boundaries from zero to the title's end, in ticks; one more than segments
 */
record TextGrid(Timescale timescale, List<Long> boundaries) {
    TextGrid {
        boundaries = List.copyOf(boundaries);
    }

    static TextGrid of(PackagedPresentation media) {
        return media.video().stream()
                .max(Comparator.comparing(PackagedTrack::duration))
                .map(video -> of(video, 0))
                .orElseGet(() ->
                        of(media.audio().getFirst(), media.audio().getFirst().priming()));
    }

    /** @param priming ticks at the beginning that are not heard */
    private static TextGrid of(PackagedTrack track, long priming) {
        List<Long> boundaries = new ArrayList<>(List.of(0L));
        for (PackagedSegment segment : track.segments()) {
            boundaries.add(segment.start() + segment.duration() - priming);
        }
        return new TextGrid(track.timescale(), boundaries);
    }

    int segments() {
        return boundaries.size() - 1;
    }

    MediaTime start(int segment) {
        return new MediaTime(boundaries.get(segment), timescale);
    }

    MediaTime end(int segment) {
        return start(segment + 1);
    }

    MediaTime end() {
        return end(segments() - 1);
    }
}
