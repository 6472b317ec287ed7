package org.ladderworks.engine.encode;

import org.ladderworks.engine.ladder.LadderRung;

/**
 * A rung with everything that decides its bytes.
 *
 * @param encoderPreset speed in x264's names, such as {@code medium}
 * @param bitDepth 8 or 10
 */
public record RungPlan(LadderRung rung, String encoderPreset, int bitDepth, RateControl rateControl) {
    /** In FFmpeg's words. */
    String pixelFormat() {
        return bitDepth == 10 ? "yuv420p10le" : "yuv420p";
    }

    /** Frames between IDR pictures of this rung, for a timeline's {@code gopFrames}. */
    int gopFrames(int timelineGopFrames) {
        return rung.halved() ? timelineGopFrames / 2 : timelineGopFrames;
    }

    /** How many frames this rung has of so many of the timeline. */
    public long frames(long timelineFrames) {
        return rung.halved() ? Math.ceilDiv(timelineFrames, 2) : timelineFrames;
    }

    RungPlan withRateControl(RateControl other) {
        return new RungPlan(rung, encoderPreset, bitDepth, other);
    }
}
