package org.ladderworks.engine.encode;

import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;

/**
 * How one audio stream is encoded: AAC-LC, stereo, 48 kHz, fitted to the timeline.
 *
 * @param timelineStart the instant of the source that is time zero of the package, in the source's clock
 * @param length of the timeline: what is missing is silence, what is over is cut
 */
public record AudioPlan(AudioStream stream, Bitrate bitrate, MediaTime timelineStart, MediaTime length) {
    public static final int SAMPLE_RATE = 48_000;
    public static final int CHANNELS = 2;

    /** Samples of the timeline at the encoded rate, rounded up so that the sound covers the pictures. */
    long samples() {
        return length.ticksIn(new org.ladderworks.engine.time.Timescale(SAMPLE_RATE), java.math.RoundingMode.CEILING);
    }
}
