package org.ladderworks.engine.encode;

/**
 * SVT-AV1's numbered presets by x264's names, so that one word sets the speed of every family. None above 9: from 10 on
 * SVT-AV1 3.1 is made for live calls, and leaves out what flickers from frame to frame.
 */
final class SvtSpeed {
    private SvtSpeed() {}

    /** From 2, slowest, to 9; an unknown name is taken for {@code medium}. */
    static int of(String name) {
        return switch (name) {
            case "ultrafast", "superfast" -> 9;
            case "veryfast", "faster" -> 8;
            case "fast" -> 7;
            case "slow" -> 5;
            case "slower" -> 4;
            case "veryslow" -> 3;
            case "placebo" -> 2;
            default -> 6;
        };
    }
}
