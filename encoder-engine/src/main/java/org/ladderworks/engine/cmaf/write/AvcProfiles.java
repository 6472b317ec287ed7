package org.ladderworks.engine.cmaf.write;

import java.util.Optional;
import org.ladderworks.engine.cmaf.video.AvcSps;
import org.ladderworks.engine.cmaf.video.VideoColour;

/** The CMAF media profiles of AVC (ISO/IEC 23000-19, annex A). */
final class AvcProfiles {
    private AvcProfiles() {}

    static boolean holds(MediaProfile profile, AvcSps sps) {
        int level = profile == MediaProfile.CFHD ? 40 : profile == MediaProfile.CHDF ? 42 : 0;
        var size = sps.format().resolution();
        return sps.level() <= level
                && (sps.profile() == 100 || sps.profile() == 77 || sps.profile() == 66)
                && size.width() <= 1920
                && size.height() <= 1080
                && !sps.format().interlaced()
                && standardRange(sps.format().colour());
    }

    /** BT.709, BT.601 or nothing declared: not HDR, not BT.2020. */
    private static boolean standardRange(Optional<VideoColour> colour) {
        return colour.isEmpty()
                || (colour.get().primaries() <= 6 && colour.get().transfer() <= 6);
    }
}
