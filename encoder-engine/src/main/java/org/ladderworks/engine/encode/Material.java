package org.ladderworks.engine.encode;

import java.util.Optional;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.source.Fingerprinted;
import org.ladderworks.engine.time.MediaTime;

/**
 * What is known of one source of a title when it is planned.
 *
 * @param index of the frames that are encoded; empty for a source of sound alone
 * @param start of what is encoded, in the source's clock
 * @param length of what is encoded of a source of sound alone
 * @param beside sound from elsewhere, instead of the source's own
 * @param whole false where something is cut off before or behind
 */
public record Material(
        Fingerprinted source,
        ProbeResult probe,
        Optional<FrameIndex> index,
        PictureTreatment treatment,
        MediaTime start,
        MediaTime length,
        Optional<SoundBeside> beside,
        boolean whole) {
    /** With pictures; the sound is fitted to them. */
    public static Material pictures(
            Fingerprinted source, ProbeResult probe, FrameIndex index, PictureTreatment treatment) {
        return new Material(
                source, probe, Optional.of(index), treatment, index.start(), index.length(), Optional.empty(), true);
    }

    /** Sound alone. */
    public static Material sound(Fingerprinted source, ProbeResult probe, MediaTime start, MediaTime length) {
        return new Material(
                source, probe, Optional.empty(), PictureTreatment.NONE, start, length, Optional.empty(), true);
    }

    /** The same with sound from elsewhere. */
    public Material with(Optional<SoundBeside> sound) {
        return new Material(source, probe, index, treatment, start, length, sound, whole);
    }

    /** The same as a piece of its source. */
    public Material cut() {
        return new Material(source, probe, index, treatment, start, length, beside, false);
    }

    /** What holds the sound. */
    ProbeResult soundProbe() {
        return beside.map(SoundBeside::probe).orElse(probe);
    }

    /** What of it is heard first, in its own clock. */
    MediaTime soundStart() {
        return beside.map(SoundBeside::start).orElse(start);
    }
}
