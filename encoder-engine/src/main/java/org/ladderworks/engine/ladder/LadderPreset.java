package org.ladderworks.engine.ladder;

import java.util.List;
import org.ladderworks.engine.cmaf.video.VideoCodec;

/**
 * A ladder before it meets a source, as read from a preset file.
 *
 * @param codec {@code h264}, {@code hevc} or {@code av1}
 * @param tenBit true for ten bits a sample whatever the source has; not for H.264
 * @param highDynamicRange true to keep the light of an HDR source: refused for others; not for H.264
 * @param crf constant rate factor of x264 or x265, 0 to 51, or of SVT-AV1, 1 to 63; lower is better
 * @param encoderPreset speed in x264's names, {@code ultrafast} to {@code placebo}
 * @param rungs in the order wanted, best first
 */
public record LadderPreset(
        String name,
        String description,
        String codec,
        boolean tenBit,
        boolean highDynamicRange,
        double crf,
        String encoderPreset,
        int audioKilobits,
        List<PresetRung> rungs) {
    public LadderPreset {
        rungs = List.copyOf(rungs);
    }

    /** What all its rungs share. */
    FamilySettings family() {
        return new FamilySettings(videoCodec(), tenBit, highDynamicRange, crf, encoderPreset);
    }

    /** What it makes, as people call it, such as {@code HEVC} or {@code HEVC HDR}. */
    public String title() {
        return family().title();
    }

    /** With another bit rate of stereo AAC, in kb/s. */
    public LadderPreset withAudioKilobits(int kilobits) {
        return new LadderPreset(
                name, description, codec, tenBit, highDynamicRange, crf, encoderPreset, kilobits, rungs);
    }

    /** Under another name. */
    public LadderPreset named(String other, String what) {
        return new LadderPreset(other, what, codec, tenBit, highDynamicRange, crf, encoderPreset, audioKilobits, rungs);
    }

    /** With other rungs, best first. */
    public LadderPreset withRungs(List<PresetRung> others) {
        return new LadderPreset(
                name, description, codec, tenBit, highDynamicRange, crf, encoderPreset, audioKilobits, others);
    }

    public VideoCodec videoCodec() {
        return switch (codec) {
            case "h264" -> VideoCodec.AVC;
            case "hevc" -> VideoCodec.HEVC;
            case "av1" -> VideoCodec.AV1;
            default -> throw new IllegalStateException("preset " + name + " has the unknown codec " + codec);
        };
    }

    /**
     * A rung of a preset.
     *
     * @param width of the landscape box that the picture must fit into, in pixels; turned for portrait sources
     * @param height of that box
     * @param kilobits ceiling of the rung's average bit rate, in kb/s
     * @param mayHalveFrameRate whether sources above 30 frames a second are halved
     * @param tuning what it does unlike its family
     */
    public record PresetRung(int width, int height, int kilobits, boolean mayHalveFrameRate, RungTuning tuning) {
        /** As its family. */
        public PresetRung(int width, int height, int kilobits, boolean mayHalveFrameRate) {
            this(width, height, kilobits, mayHalveFrameRate, RungTuning.NONE);
        }
    }
}
