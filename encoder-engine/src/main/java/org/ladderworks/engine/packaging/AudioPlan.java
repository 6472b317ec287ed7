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
     * Cuts at the frames whose decode times are nearest to the boundaries. What is heard then begins earlier by the
     * priming: the frame that a decoder needs before it sounds right (its roll distance) is in the segment itself, and
     * decode times, EXTINF sums and S@t all agree, for players that place segments by the one or the other.
     *
     * @param boundaries start of each segment, the first one zero
     * @param until what the track is trimmed to; empty to keep all. It ends less than a frame earlier, never later: dash.js
     *     seeks back to the manifest's end where sound goes on behind it, and finds no segment there.
     */
    static AudioPlan of(AudioSource source, List<MediaTime> boundaries, Optional<MediaTime> until) {
        long end = Math.min(source.frames(), until.map(source::framesWithin).orElse(Long.MAX_VALUE));
        List<Long> firsts = new ArrayList<>(List.of(0L));
        for (MediaTime boundary : boundaries.subList(1, boundaries.size())) {
            long frame = source.nearestFrame(boundary);
            if (frame > firsts.getLast() && frame < end) {
                firsts.add(frame);
            }
        }
        return new AudioPlan(source, firsts, end);
    }

    /**
     * The frame behind the last of each segment, one for each boundary: as {@link #of}, but a segment that is left without a
     * frame keeps its place. For sound that shares its segments with pictures.
     */
    List<Long> ends(List<MediaTime> boundaries) {
        List<Long> ends = new ArrayList<>();
        long before = 0;
        for (MediaTime boundary : boundaries.subList(1, boundaries.size())) {
            before = Math.clamp(source.nearestFrame(boundary), before, end);
            ends.add(before);
        }
        ends.add(end);
        return ends;
    }

    /** Boundaries for audio without video: segments of whole frames, near to the wanted length. */
    static List<MediaTime> boundaries(AudioSource source, MediaTime length) {
        long[] starts = LongStream.range(0, source.frames())
                .map(frame -> frame * source.frameTicks())
                .toArray();
        SegmentPlan plan =
                SegmentPlan.of(starts, source.frames() * source.frameTicks(), source.timescale(), Optional.of(length));
        return plan.firsts().stream()
                .map(frame -> new MediaTime(starts[frame], source.timescale()))
                .toList();
    }
}
