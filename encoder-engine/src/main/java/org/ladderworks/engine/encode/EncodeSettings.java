package org.ladderworks.engine.encode;

import java.util.Optional;

/**
 * What an operator may change about encoding, as far as it decides the bytes.
 *
 * @param encoderPreset speed in x264's names, instead of the presets'
 * @param targetBitrate true to aim at each rung's bit rate instead of at constant quality below it
 */
public record EncodeSettings(Optional<String> encoderPreset, boolean targetBitrate, AudioSettings audio) {
    /** With sound as it comes: AAC-LC in stereo. */
    public EncodeSettings(Optional<String> encoderPreset, boolean targetBitrate) {
        this(encoderPreset, targetBitrate, AudioSettings.standard());
    }

    /** Constant quality under each rung's ceiling. */
    public static EncodeSettings standard() {
        return new EncodeSettings(Optional.empty(), false);
    }
}
