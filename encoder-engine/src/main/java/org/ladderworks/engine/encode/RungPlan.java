package org.ladderworks.engine.encode;

import java.util.Optional;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.ladder.LadderRung;

/**
 * A rung with everything that decides its bytes.
 *
 * @param encoderPreset speed in x264's names, such as {@code medium}
 * @param bitDepth 8 or 10
 * @param hardware what encodes it; empty for software
 */
public record RungPlan(
        LadderRung rung,
        String encoderPreset,
        int bitDepth,
        RateControl rateControl,
        Optional<HardwareDevice> hardware) {
    /** Encoded in software. */
    public RungPlan(LadderRung rung, String encoderPreset, int bitDepth, RateControl rateControl) {
        this(rung, encoderPreset, bitDepth, rateControl, Optional.empty());
    }

    /** True where it keeps the light of an HDR source. */
    boolean isHighDynamicRange() {
        return rung.family().highDynamicRange();
    }

    /** In FFmpeg's words. */
    String pixelFormat() {
        return hardware.map(device -> device.encoder().pixelFormat(bitDepth))
                .orElse(bitDepth == 10 ? "yuv420p10le" : "yuv420p");
    }

    /** Frames between IDR pictures of this rung, for a timeline's {@code gopFrames}. */
    int gopFrames(int timelineGopFrames) {
        return rung.halved() ? timelineGopFrames / 2 : timelineGopFrames;
    }

    /** How many frames this rung has of so many of the timeline. */
    public long frames(long timelineFrames) {
        return rung.halved() ? Math.ceilDiv(timelineFrames, 2) : timelineFrames;
    }

    /** True where each chunk is gone over twice. SVT-AV1 knows no second pass in FFmpeg, nor do devices. */
    boolean inTwoPasses() {
        return rateControl instanceof RateControl.TwoPass
                && rung.family().codec() != VideoCodec.AV1
                && hardware.isEmpty();
    }

    RungPlan withRateControl(RateControl other) {
        return new RungPlan(rung, encoderPreset, bitDepth, other, hardware);
    }

    /** The same, encoded by a device or, where it is empty, in software. */
    public RungPlan withHardware(Optional<HardwareDevice> device) {
        return new RungPlan(rung, encoderPreset, bitDepth, rateControl, device);
    }
}
