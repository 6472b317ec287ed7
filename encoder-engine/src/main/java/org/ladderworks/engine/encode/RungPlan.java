package org.ladderworks.engine.encode;

import org.ladderworks.engine.ladder.LadderRung;

/** A rung with everything that decides its bytes. {@code encoderPreset} is x264's speed, such as {@code medium}. */
public record RungPlan(LadderRung rung, String encoderPreset, RateControl rateControl) {
    /** Frames between IDR pictures of this rung, for a timeline's {@code gopFrames}. */
    int gopFrames(int timelineGopFrames) {
        return rung.halved() ? timelineGopFrames / 2 : timelineGopFrames;
    }

    /** How many frames this rung has of so many of the timeline. */
    public long frames(long timelineFrames) {
        return rung.halved() ? Math.ceilDiv(timelineFrames, 2) : timelineFrames;
    }

    RungPlan withRateControl(RateControl other) {
        return new RungPlan(rung, encoderPreset, other);
    }
}
