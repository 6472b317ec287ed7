package org.ladderworks.engine.cmaf.video;

/** Colour code points of ISO/IEC 23091-2 (CICP), from a VUI or a {@code colr} box; 2 is "unspecified". */
public record VideoColour(int primaries, int transfer, int matrix, boolean fullRange) {
    private static final int OPEN = 2;

    /** Leaves everything open; limited range. */
    public static final VideoColour UNSPECIFIED = new VideoColour(OPEN, OPEN, OPEN, false);

    /** False where all three code points leave the colour open. */
    public boolean isSpecified() {
        return primaries != OPEN || transfer != OPEN || matrix != OPEN;
    }
}
