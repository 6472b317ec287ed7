package org.ladderworks.engine.encode;

import org.ladderworks.engine.time.FrameRate;

/**
 * The IDR grid, in frames: lengths whose segments hold whole AAC frames where arithmetic allows it (rule 44), never over
 * two seconds (rule 29), and even so that a halved rung has its IDR pictures at the same times.
 */
public final class GopLength {
    private static final double LONGEST_SECONDS = 2.0;

    private GopLength() {}

    public static int framesFor(FrameRate rate) {
        long nominal = Math.round(rate.approximate());
        return switch ((int) nominal) {
            case 24 -> 32;
            case 25 -> 48;
            case 30 -> 48;
            case 48 -> 64;
            case 50 -> 96;
            case 60 -> 96;
            default -> {
                int most = (int) Math.floor(rate.approximate() * LONGEST_SECONDS);
                yield Math.max(1, most > 2 ? most / 2 * 2 : most);
            }
        };
    }
}
