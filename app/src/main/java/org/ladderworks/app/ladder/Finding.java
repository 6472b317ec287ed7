package org.ladderworks.app.ladder;

import java.util.List;

/**
 * Something of a ladder that may not be meant.
 *
 * @param values that its words have places for, in their order
 */
public record Finding(Kind kind, List<Object> values) {
    /** What it is. */
    public enum Kind {
        /** Upper rung, lower rung, percent between: a player gains nothing by changing. */
        NEAR,
        /** Upper rung, lower rung, how many times: a player that must go down loses much at once. */
        JUMP,
        /** The rung with the larger picture, and the one with the smaller that gets as many bits or more. */
        UPSIDE_DOWN,
        /** How many rungs came to one size, and the size. */
        SAME_SIZE,
        /** The family that keeps the light of HDR, which the source has not. */
        NEEDS_HDR,
        /** Of an HDR source nothing keeps the light. */
        LOSES_HDR,
        /** A family, and the bit rate of its lowest rung: too much for weak connections. */
        HIGH_FLOOR,
        /** What the plan tells of a rung, as a saying. */
        PLANNED
    }

    public Finding {
        values = List.copyOf(values);
    }

    static Finding of(Kind kind, Object... values) {
        return new Finding(kind, List.of(values));
    }
}
