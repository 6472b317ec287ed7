package org.ladderworks.engine.cmaf.write;

import java.util.Collection;
import java.util.Optional;
import org.ladderworks.engine.cmaf.avc.SequenceParameterSet;
import org.ladderworks.engine.cmaf.avc.VideoColour;

/** CMAF media profiles (ISO/IEC 23000-19, annex A and 10.4): a brand that says what a player must be able to decode. */
public enum MediaProfile {
    /** AVC High up to level 4.0, 1920x1080. */
    CFHD("cfhd"),
    /** AVC High up to level 4.2, 1920x1080. */
    CHDF("chdf"),
    /** AAC-LC or HE-AAC, mono or stereo, up to 48 kHz. */
    CAAC("caac");

    private final String brand;

    MediaProfile(String brand) {
        this.brand = brand;
    }

    public String brand() {
        return brand;
    }

    /** The one profile that every rung of a switching set fits (rule 41); empty where one fits none. */
    public static Optional<MediaProfile> ofSwitchingSet(Collection<SequenceParameterSet> rungs) {
        int level = 0;
        for (SequenceParameterSet sps : rungs) {
            boolean profile = sps.profile() == 100 || sps.profile() == 77 || sps.profile() == 66;
            boolean size = sps.resolution().width() <= 1920 && sps.resolution().height() <= 1080;
            if (!profile || !size || sps.interlaced() || !standardRange(sps.colour())) {
                return Optional.empty();
            }
            level = Math.max(level, sps.level());
        }
        return level <= 40 ? Optional.of(CFHD) : level <= 42 ? Optional.of(CHDF) : Optional.empty();
    }

    /** The profile of an AAC track; empty for more than two channels or 48 kHz. */
    public static Optional<MediaProfile> ofAac(int sampleRate, int channels) {
        return channels <= 2 && sampleRate <= 48_000 ? Optional.of(CAAC) : Optional.empty();
    }

    /** BT.709, BT.601 or nothing declared: not HDR, not BT.2020. */
    private static boolean standardRange(Optional<VideoColour> colour) {
        return colour.isEmpty()
                || (colour.get().primaries() <= 6 && colour.get().transfer() <= 6);
    }
}
