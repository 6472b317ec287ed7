package org.ladderworks.engine.encode;

import java.math.RoundingMode;
import java.util.Optional;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * How one audio track is encoded: at 48 kHz, fitted to the timeline.
 *
 * @param programme what is heard
 * @param timelineStart the instant of the source that is time zero of the package, in the source's clock
 * @param length of the timeline: what is missing is silence, what is over is cut
 * @param loudness what was measured and is changed; empty to leave the level alone
 */
public record AudioPlan(
        AudioProgramme programme,
        AudioCodec codec,
        ChannelLayout layout,
        Bitrate bitrate,
        MediaTime timelineStart,
        MediaTime length,
        Optional<LoudnessGain> loudness) {
    public static final int SAMPLE_RATE = 48_000;

    /** Samples of the timeline at the encoded rate, rounded up so that the sound covers the pictures. */
    long samples() {
        return length.ticksIn(new Timescale(SAMPLE_RATE), RoundingMode.CEILING);
    }

    AudioInput input() {
        return programme.input();
    }

    AudioPlan withLoudness(LoudnessGain measured) {
        return new AudioPlan(programme, codec, layout, bitrate, timelineStart, length, Optional.of(measured));
    }
}
