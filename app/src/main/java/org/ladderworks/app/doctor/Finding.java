package org.ladderworks.app.doctor;

/**
 * One thing that the program needs or can use.
 *
 * @param what its name
 * @param detail where it was found, or why it was not
 * @param neededFor the feature that is missing without it
 * @param remedy how to get it on this system
 */
public record Finding(String what, State state, String detail, String neededFor, String remedy) {
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
