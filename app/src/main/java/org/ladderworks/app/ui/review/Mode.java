package org.ladderworks.app.ui.review;

/** How pictures are looked at. */
public enum Mode {
    /** One alone. */
    ONE,
    /** Two, beside each other. */
    SIDE_BY_SIDE,
    /** Two, one left and one right of a line. */
    WIPE,
    /** Two, in turn. */
    BLINK,
    /** How far two are apart. */
    DIFFERENCE;

    /** Whether it needs a second picture. */
    public boolean isOfTwo() {
        return this != ONE;
    }
}
