package org.ladderworks.engine.encode;

import java.util.Optional;

/**
 * What an operator may change about encoding.
 *
 * @param encoderPreset x264's speed instead of the preset's
 * @param targetBitrate true to aim at each rung's bit rate instead of at constant quality below it
 * @param workers chunk tasks at once, at least 1
 */
public record EncodeSettings(Optional<String> encoderPreset, boolean targetBitrate, int workers) {
    /** Constant quality under each rung's ceiling, a task per core. */
    public static EncodeSettings standard() {
        return new EncodeSettings(Optional.empty(), false, Runtime.getRuntime().availableProcessors());
    }
}
