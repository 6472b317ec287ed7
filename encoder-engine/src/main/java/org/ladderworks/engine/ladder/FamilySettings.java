package org.ladderworks.engine.ladder;

import org.ladderworks.engine.cmaf.video.VideoCodec;

/**
 * How the rungs of one family are encoded.
 *
 * @param tenBit true for ten bits a sample whatever the source has; not for H.264
 * @param highDynamicRange true to keep the light of an HDR source, false to bring it to SDR; not for H.264
 * @param crf constant rate factor on the scale of the codec's encoder; lower is better
 * @param speed in x264's names, {@code ultrafast} to {@code placebo}
 */
public record FamilySettings(VideoCodec codec, boolean tenBit, boolean highDynamicRange, double crf, String speed) {
    /** As people call it, such as {@code HEVC} or {@code HEVC HDR}. */
    public String title() {
        return codec.title() + (highDynamicRange ? " HDR" : "");
    }
}
