package org.ladderworks.engine.encode;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator asks of sound.
 *
 * @param codecs besides AAC-LC, which is always made
 * @param surround whether sources with 5.1 and more keep 5.1 beside stereo
 * @param mappings which streams become which tracks; empty for every stream by itself
 * @param loudnessTarget integrated loudness to bring every track to, in LUFS; empty to leave levels alone
 */
public record AudioSettings(
        Set<AudioCodec> codecs, boolean surround, List<AudioMapping> mappings, Optional<Double> loudnessTarget) {
    public AudioSettings {
        codecs = Set.copyOf(codecs);
        mappings = List.copyOf(mappings);
    }

    /** AAC-LC in stereo of every stream. */
    public static AudioSettings standard() {
        return new AudioSettings(Set.of(), false, List.of(), Optional.empty());
    }
}
