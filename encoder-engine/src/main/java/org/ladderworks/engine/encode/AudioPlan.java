package org.ladderworks.engine.encode;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/**
 * How one audio track is encoded: at 48 kHz, fitted to the timeline.
 *
 * @param programme what is heard
 * @param parts one behind the other, one for each source of the title
 * @param length of the timeline
 * @param loudness what was measured and is changed; empty to leave the level alone
 * @param passThrough true where the source's own frames are taken as they are, if they can be
 */
public record AudioPlan(
        AudioProgramme programme,
        AudioCodec codec,
        ChannelLayout layout,
        Bitrate bitrate,
        List<SoundPart> parts,
        MediaTime length,
        Optional<LoudnessGain> loudness,
        boolean passThrough) {
    public static final int SAMPLE_RATE = 48_000;

    public AudioPlan {
        parts = List.copyOf(parts);
    }

    /**
     * From one source.
     *
     * @param timelineStart the instant of the source that is time zero of the package, in the source's clock
     */
    public AudioPlan(
            AudioProgramme programme,
            AudioCodec codec,
            ChannelLayout layout,
            Bitrate bitrate,
            MediaTime timelineStart,
            MediaTime length,
            Optional<LoudnessGain> loudness) {
        this(
                programme,
                codec,
                layout,
                bitrate,
                List.of(new SoundPart(0, Optional.of(programme.input()), timelineStart, samples(length))),
                length,
                loudness,
                false);
    }

    /** Samples of the timeline at the encoded rate, rounded up so that the sound covers the pictures. */
    long samples() {
        return samples(length);
    }

    static long samples(MediaTime length) {
        return length.ticksIn(new Timescale(SAMPLE_RATE), RoundingMode.CEILING);
    }

    AudioInput input() {
        return programme.input();
    }

    /** The numbers of the sources that are heard. */
    List<Integer> sources() {
        return parts.stream()
                .filter(part -> part.input().isPresent())
                .map(SoundPart::source)
                .toList();
    }

    AudioPlan withLoudness(LoudnessGain measured) {
        return new AudioPlan(programme, codec, layout, bitrate, parts, length, Optional.of(measured), passThrough);
    }

    /** The same, encoded in any case. */
    AudioPlan encoded() {
        return new AudioPlan(programme, codec, layout, bitrate, parts, length, loudness, false);
    }
}
