package org.ladderworks.engine.cmaf.write;

import org.ladderworks.engine.cmaf.video.HevcSps;
import org.ladderworks.engine.cmaf.video.VideoColour;
import org.ladderworks.engine.time.FrameRate;

/**
 * The CMAF media profiles of HEVC (ISO/IEC 23000-19, annex B, table B.1): all Main tier, progressive, to 60 fps. Brands,
 * levels and colours are those that DASH-IF's conformance software tells them by.
 */
final class HevcProfiles {
    private static final int MAIN = 1;
    private static final int MAIN_10 = 2;
    private static final FrameRate FASTEST = new FrameRate(60, 1);

    private HevcProfiles() {}

    static boolean holds(MediaProfile profile, HevcSps sps, FrameRate rate) {
        VideoColour colour = sps.format().colour().orElse(VideoColour.UNSPECIFIED);
        boolean common = !sps.highTier() && !sps.format().interlaced() && rate.compareTo(FASTEST) <= 0;
        return common
                && switch (profile) {
                    case CHHD -> is(sps, MAIN) && within(sps, 1920, 1080, 123) && isBt709(colour);
                    case CHH1 -> upToMain10(sps) && within(sps, 1920, 1080, 123) && isBt709(colour);
                    case CUD8 -> is(sps, MAIN) && within(sps, 3840, 2160, 150) && isBt709(colour);
                    case CUD1 ->
                        upToMain10(sps)
                                && within(sps, 3840, 2160, 153)
                                && (isBt709(colour)
                                        || isBt2020(colour, 1)
                                        || isBt2020(colour, 14)
                                        || isBt2020(colour, 15));
                    case CHD1 -> is(sps, MAIN_10) && within(sps, 3840, 2160, 153) && isBt2020(colour, 16);
                    case CLG1 -> is(sps, MAIN_10) && within(sps, 3840, 2160, 153) && isBt2020(colour, 18);
                    default -> false;
                };
    }

    private static boolean is(HevcSps sps, int profile) {
        return sps.profileSpace() == 0 && sps.profile() == profile;
    }

    /** Decoders of Main 10 decode Main. */
    private static boolean upToMain10(HevcSps sps) {
        return is(sps, MAIN) || is(sps, MAIN_10);
    }

    private static boolean within(HevcSps sps, int width, int height, int level) {
        return sps.format().resolution().width() <= width
                && sps.format().resolution().height() <= height
                && sps.level() <= level;
    }

    private static boolean isBt709(VideoColour colour) {
        return colour.equals(new VideoColour(1, 1, 1, false));
    }

    private static boolean isBt2020(VideoColour colour, int transfer) {
        return colour.equals(new VideoColour(9, transfer, 9, false));
    }
}
