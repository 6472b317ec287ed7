package org.ladderworks.engine.cmaf.avc;

/** Colour code points of ISO/IEC 23091-2 (CICP), from a VUI or a {@code colr} box; 2 is "unspecified". */
public record VideoColour(int primaries, int transfer, int matrix, boolean fullRange) {
    private static final int UNSPECIFIED = 2;

    /** False where all three code points leave the colour open. */
    public boolean isSpecified() {
        return primaries != UNSPECIFIED || transfer != UNSPECIFIED || matrix != UNSPECIFIED;
    }
}
