package org.ladderworks.engine.ladder;

import java.util.List;

/**
 * A ladder before it meets a source, as read from a preset file.
 *
 * @param codec {@code h264}
 * @param crf x264's constant rate factor, 0 to 51; lower is better
 * @param encoderPreset x264's speed, {@code ultrafast} to {@code placebo}
 * @param rungs in the order wanted, best first
 */
public record LadderPreset(
        String name,
        String description,
        String codec,
        double crf,
        String encoderPreset,
        int audioKilobits,
        List<PresetRung> rungs) {
    public LadderPreset {
        rungs = List.copyOf(rungs);
    }

    /**
     * A rung of a preset.
     *
     * @param width of the landscape box that the picture must fit into, in pixels; turned for portrait sources
     * @param height of that box
     * @param kilobits ceiling of the rung's average bit rate, in kb/s
     * @param mayHalveFrameRate whether sources above 30 frames a second are halved
     */
    public record PresetRung(int width, int height, int kilobits, boolean mayHalveFrameRate) {}
}
