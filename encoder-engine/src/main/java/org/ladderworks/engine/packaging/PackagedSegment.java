package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.List;

/**
 * One media segment as written.
 *
 * @param fileName such as {@code 00001.m4s}
 * @param start decode time of its first sample ({@code tfdt}) in ticks of the track's timescale; for video that is also when
 *     it is shown, audio is heard earlier by the track's priming
 * @param duration ticks until the next segment's start, or until the end of the track's last sample
 * @param bytes size of the file
 * @param fragments its fragments in order, one per GOP for video, one for audio
 */
public record PackagedSegment(String fileName, long start, long duration, long bytes, List<Fragment> fragments) {
    public PackagedSegment {
        fragments = List.copyOf(fragments);
    }

    /** The first sample of each fragment: of video its IDR pictures, in order. */
    public List<IFrame> iFrames() {
        List<IFrame> frames = new ArrayList<>();
        long shown = start;
        for (Fragment fragment : fragments) {
            frames.add(new IFrame(fileName, fragment.offset(), fragment.syncSize(), shown, fragment.duration()));
            shown += fragment.duration();
        }
        return frames;
    }

    /**
     * A {@code moof} with its {@code mdat}.
     *
     * @param offset of the {@code moof}, in bytes from the start of the segment file
     * @param size of {@code moof} and {@code mdat} together, in bytes
     * @param syncSize bytes from {@code offset} to the end of the first sample, which is the IDR picture for video
     * @param duration in ticks
     */
    public record Fragment(long offset, long size, long syncSize, long duration) {}
}
