package org.ladderworks.app.doctor;

import org.ladderworks.engine.saying.Saying;

/**
 * One thing that the program needs or can use.
 *
 * @param what its name
 * @param detail where it was found, or why it was not
 * @param neededFor the feature that is missing without it
 * @param remedy how to get it on this system
 */
public record Finding(Saying what, State state, Saying detail, Saying neededFor, Saying remedy) {
    private static final Saying NOTHING = Saying.inWords("");

    /** Of what is there, so that nobody asks what it is for. */
    static Finding present(Saying what, Saying detail) {
        return new Finding(what, State.PRESENT, detail, NOTHING, NOTHING);
    }

    /**
     * MISSING concerns an optional feature; ABSENT one that not every machine can have, which is no fault; WEAK works, and
     * could be safer; BROKEN means that encoding itself cannot work.
     */
    public enum State {
        PRESENT,
        MISSING,
        ABSENT,
        WEAK,
        BROKEN
    }
}
