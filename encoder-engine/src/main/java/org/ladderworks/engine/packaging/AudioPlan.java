package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.ladderworks.engine.time.MediaTime;

/**
 * Which frames of an audio track go into which segment.
 *
 * @param firsts first frame of each segment, rising from 0
 * @param end frame after the last
 */
record AudioPlan(AudioSource source, List<Long> firsts, long end) {
    /**
     * Cuts at the frames nearest to the boundaries.
     *
     * @param boundaries start of each segment, the first one zero
     * @param until what the track is trimmed to, to within one frame; empty to keep all
     */
    static AudioPlan of(AudioSource source, List<MediaTime> boundaries, Optional<MediaTime> until) {
        long end = Math.min(source.frames(), until.map(source::framesUntil).orElse(Long.MAX_VALUE));
        List<Long> firsts = new ArrayList<>(List.of(0L));
        for (MediaTime boundary : boundaries.subList(1, boundaries.size())) {
            long frame = source.nearestFrame(boundary);
            if (frame > firsts.getLast() && frame < end) {
                firsts.add(frame);
            }
        }
        return new AudioPlan(source, firsts, end);
    }

    /** Boundaries for audio without video: segments of whole frames, near to the wanted length. */
    static List<MediaTime> boundaries(AudioSource source, MediaTime length) {
        // Frames before zero are heard by nobody: they go with the first one that is.
        long silent = source.priming() / source.frameTicks();
        long[] starts = LongStream.range(silent, source.frames())
                .map(frame -> Math.max(0, source.heardAt(frame)))
                .toArray();
        SegmentPlan plan =
                SegmentPlan.of(starts, source.heardAt(source.frames()), source.timescale(), Optional.of(length));
        return plan.firsts().stream()
                .map(frame -> new MediaTime(starts[frame], source.timescale()))
                .toList();
    }
}
