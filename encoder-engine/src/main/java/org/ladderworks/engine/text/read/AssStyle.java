package org.ladderworks.engine.text.read;

import org.ladderworks.engine.text.CueSettings;
import org.ladderworks.engine.text.CueSettings.Height;
import org.ladderworks.engine.text.CueSettings.Side;

/** What is kept of a style of ASS. */
record AssStyle(boolean italic, boolean bold, boolean underline, CueSettings settings) {
    static final AssStyle PLAIN = new AssStyle(false, false, false, CueSettings.NONE);

    /** Alignment as the keys of a number pad: 1 to 3 below, 7 to 9 above. */
    static CueSettings numpad(int key) {
        Height height = key >= 7 ? Height.TOP : key >= 4 ? Height.MIDDLE : Height.BOTTOM;
        return CueSettings.at(height, side((key - 1) % 3));
    }

    /** Alignment of SSA: 1 to 3 below, 5 to 7 above, 9 to 11 in the middle. */
    static CueSettings legacy(int number) {
        Height height = number >= 9 ? Height.MIDDLE : number >= 5 ? Height.TOP : Height.BOTTOM;
        return CueSettings.at(height, side((number & 3) - 1));
    }

    private static Side side(int column) {
        return switch (column) {
            case 0 -> Side.LEFT;
            case 2 -> Side.RIGHT;
            default -> Side.CENTRE;
        };
    }
}
