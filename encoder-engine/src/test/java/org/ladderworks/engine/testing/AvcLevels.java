package org.ladderworks.engine.testing;

import org.ladderworks.engine.time.Resolution;

/** Limits of H.264 levels (ITU-T H.264, table A-1), bit rates for the High profile. */
public final class AvcLevels {
    /** level_idc, macroblocks a second, macroblocks a frame, macroblocks of reference pictures, kb/s. */
    private static final long[][] LIMITS = {
        {10, 1_485, 99, 396, 64},
        {11, 3_000, 396, 900, 192},
        {12, 6_000, 396, 2_376, 384},
        {13, 11_880, 396, 2_376, 768},
        {20, 11_880, 396, 2_376, 2_000},
        {21, 19_800, 792, 4_752, 4_000},
        {22, 20_250, 1_620, 8_100, 4_000},
        {30, 40_500, 1_620, 8_100, 10_000},
        {31, 108_000, 3_600, 18_000, 14_000},
        {32, 216_000, 5_120, 20_480, 20_000},
        {40, 245_760, 8_192, 32_768, 20_000},
    };

    private AvcLevels() {}

    /** The lowest level for frames of a size and rate, a bit rate and so many reference pictures. */
    public static int lowest(Resolution size, int framesPerSecond, long bitsPerSecond, int references) {
        long blocks = Math.ceilDiv(size.width(), 16) * (long) Math.ceilDiv(size.height(), 16);
        for (long[] level : LIMITS) {
            if (blocks * framesPerSecond <= level[1]
                    && blocks <= level[2]
                    && blocks * references <= level[3]
                    && bitsPerSecond <= level[4] * 1250) {
                return (int) level[0];
            }
        }
        throw new IllegalArgumentException("above level 4: " + size);
    }
}
