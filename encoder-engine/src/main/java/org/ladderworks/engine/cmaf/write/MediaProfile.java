package org.ladderworks.engine.cmaf.write;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.ladderworks.engine.cmaf.video.Av1Configuration;
import org.ladderworks.engine.cmaf.video.AvcConfiguration;
import org.ladderworks.engine.cmaf.video.HevcConfiguration;
import org.ladderworks.engine.cmaf.video.VideoConfiguration;
import org.ladderworks.engine.time.FrameRate;

/** CMAF media profiles (ISO/IEC 23000-19, annexes A and B, 10.4): a brand that says what a player must be able to decode. */
public enum MediaProfile {
    /** AVC High up to level 4.0, 1920x1080. */
    CFHD("cfhd"),
    /** AVC High up to level 4.2, 1920x1080. */
    CHDF("chdf"),
    /** HEVC Main, 8 bits, up to 1920x1080 and level 4.1, BT.709. */
    CHHD("chhd"),
    /** HEVC Main 10 within the same limits. */
    CHH1("chh1"),
    /** HEVC Main, 8 bits, up to 3840x2160 and level 5.0, BT.709. */
    CUD8("cud8"),
    /** HEVC Main 10 up to 3840x2160 and level 5.1, BT.709 or BT.2020. */
    CUD1("cud1"),
    /** HEVC Main 10 with PQ (HDR10) up to 3840x2160 and level 5.1. */
    CHD1("chd1"),
    /** HEVC Main 10 with HLG up to 3840x2160 and level 5.1. */
    CLG1("clg1"),
    /** AV1 as its file format binding has it (clause 3). */
    AV01("av01"),
    /** AAC-LC or HE-AAC, mono or stereo, up to 48 kHz. */
    CAAC("caac");

    private final String brand;

    MediaProfile(String brand) {
        this.brand = brand;
    }

    public String brand() {
        return brand;
    }

    /**
     * The one profile that every rung of a switching set fits (rule 41); empty where one fits none.
     *
     * @param fastest frame rate of any rung
     */
    public static Optional<MediaProfile> ofSwitchingSet(
            Collection<? extends VideoConfiguration> rungs, FrameRate fastest) {
        return Arrays.stream(values())
                .filter(profile -> rungs.stream().allMatch(rung -> profile.holds(rung, fastest)))
                .findFirst();
    }

    private boolean holds(VideoConfiguration rung, FrameRate fastest) {
        return switch (rung) {
            case AvcConfiguration avc -> AvcProfiles.holds(this, avc.sps());
            case HevcConfiguration hevc -> HevcProfiles.holds(this, hevc.sps(), fastest);
            case Av1Configuration _ -> this == AV01;
        };
    }

    /** The profile of an AAC track; empty for more than two channels or 48 kHz. */
    public static Optional<MediaProfile> ofAac(int sampleRate, int channels) {
        return channels <= 2 && sampleRate <= 48_000 ? Optional.of(CAAC) : Optional.empty();
    }
}
