package org.ladderworks.engine.encode;

import java.util.Optional;

/**
 * What an operator may change about encoding, as far as it decides the bytes.
 *
 * @param encoderPreset speed in x264's names, instead of the presets'
 * @param hardware encoders that may be used instead of software
 */
public record EncodeSettings(
        Optional<String> encoderPreset, RateMode rateMode, AudioSettings audio, HardwareUse hardware) {
    /** In software. */
    public EncodeSettings(Optional<String> encoderPreset, RateMode rateMode, AudioSettings audio) {
        this(encoderPreset, rateMode, audio, HardwareUse.OFF);
    }

    /** With sound as it comes: AAC-LC in stereo. */
    public EncodeSettings(Optional<String> encoderPreset, RateMode rateMode) {
        this(encoderPreset, rateMode, AudioSettings.standard());
    }

    /** Constant quality under each rung's ceiling. */
    public static EncodeSettings standard() {
        return new EncodeSettings(Optional.empty(), RateMode.CAPPED_CRF);
    }
}
