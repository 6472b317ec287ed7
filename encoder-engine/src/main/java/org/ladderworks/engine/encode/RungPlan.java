package org.ladderworks.engine.encode;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.ladder.LadderRung;

/**
 * A rung with everything that decides its bytes.
 *
 * @param encoderPreset speed in x264's names, such as {@code medium}
 * @param bitDepth 8 or 10
 * @param hardware what encodes it; empty for software
 * @param iFrameEvery for a rung of I-frames alone, which players show while a viewer winds: how many frames of the timeline
 *     lie between two of them; empty for one to be played
 */
public record RungPlan(
        LadderRung rung,
        String encoderPreset,
        int bitDepth,
        RateControl rateControl,
        Optional<HardwareDevice> hardware,
        OptionalInt iFrameEvery) {
    /** Encoded in software, to be played. */
    public RungPlan(LadderRung rung, String encoderPreset, int bitDepth, RateControl rateControl) {
        this(rung, encoderPreset, bitDepth, rateControl, Optional.empty(), OptionalInt.empty());
    }

    /** How many frames of the timeline each of its own stands for. */
    int step() {
        return iFrameEvery.orElse(rung.halved() ? 2 : 1);
    }

    /** Its frames in a window, counted from the window's first; they are the same frames in whatever windows. */
    long[] framesIn(ChunkWindow window) {
        long first = Math.ceilDiv(window.firstFrame(), step()) * step() - window.firstFrame();
        return LongStream.iterate(first, frame -> frame < window.frames(), frame -> frame + step())
                .toArray();
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
        return iFrameEvery.isPresent() ? 1 : timelineGopFrames / step();
    }

    /** True where each chunk is gone over twice. SVT-AV1 knows no second pass in FFmpeg, nor do devices. */
    boolean inTwoPasses() {
        return rateControl instanceof RateControl.TwoPass
                && rung.family().codec() != VideoCodec.AV1
                && hardware.isEmpty();
    }

    RungPlan withRateControl(RateControl other) {
        return new RungPlan(rung, encoderPreset, bitDepth, other, hardware, iFrameEvery);
    }

    /** The same, encoded by a device or, where it is empty, in software. */
    public RungPlan withHardware(Optional<HardwareDevice> device) {
        return new RungPlan(rung, encoderPreset, bitDepth, rateControl, device, iFrameEvery);
    }
}
