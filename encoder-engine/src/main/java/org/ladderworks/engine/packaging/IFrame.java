package org.ladderworks.engine.packaging;

import java.util.List;

/**
 * An IDR picture of a rung as a player loads it alone: {@code moof}, the head of {@code mdat} and the first sample.
 *
 * @param fileName of the segment that it is in
 * @param offset of the {@code moof} in that file, in bytes
 * @param size in bytes from there on
 * @param start decode time in ticks of the track's timescale, which is also when it is shown
 * @param duration ticks until the next one, or until the end of the track
 */
public record IFrame(String fileName, long offset, long size, long start, long duration) {
    PackagedSegment asSegment() {
        return new PackagedSegment(fileName, start, duration, size, List.of());
    }
}
