package org.ladderworks.engine.cmaf.video;

import java.util.Optional;
import org.ladderworks.engine.cmaf.BitReader;

/**
 * How a VUI begins, alike in AVC and HEVC (ISO/IEC 14496-10, E.1.1; ISO/IEC 23008-2, E.2.1).
 *
 * @param colour empty where there is no video signal type
 */
record VideoSignal(int sarWidth, int sarHeight, Optional<VideoColour> colour) {
    /** Where there is no VUI. */
    static final VideoSignal NONE = new VideoSignal(1, 1, Optional.empty());

    /** Sample aspect ratios by aspect_ratio_idc (table E-1 of both). */
    private static final int[][] ASPECT_RATIOS = {
        {1, 1}, {1, 1}, {12, 11}, {10, 11}, {16, 11}, {40, 33}, {24, 11}, {20, 11}, {32, 11}, {80, 33}, {18, 11},
        {15, 11}, {64, 33}, {160, 99}, {4, 3}, {3, 2}, {2, 1}
    };

    private static final int EXTENDED_SAR = 255;

    /** Reads up to and with the chroma sample location. */
    static VideoSignal read(BitReader in) {
        int sarWidth = 1;
        int sarHeight = 1;
        if (in.flag()) {
            int ratio = in.bits(8);
            if (ratio == EXTENDED_SAR) {
                sarWidth = in.bits(16);
                sarHeight = in.bits(16);
            } else if (ratio < ASPECT_RATIOS.length) {
                sarWidth = ASPECT_RATIOS[ratio][0];
                sarHeight = ASPECT_RATIOS[ratio][1];
            }
            if (sarWidth == 0 || sarHeight == 0) {
                sarWidth = 1;
                sarHeight = 1;
            }
        }
        if (in.flag()) {
            in.flag();
        }
        Optional<VideoColour> colour = in.flag() ? Optional.of(colour(in)) : Optional.empty();
        if (in.flag()) {
            in.unsignedExpGolomb();
            in.unsignedExpGolomb();
        }
        return new VideoSignal(sarWidth, sarHeight, colour);
    }

    private static VideoColour colour(BitReader in) {
        in.bits(3);
        boolean fullRange = in.flag();
        return in.flag()
                ? new VideoColour(in.bits(8), in.bits(8), in.bits(8), fullRange)
                : new VideoColour(2, 2, 2, fullRange);
    }
}
