package org.ladderworks.engine.encode;

/** Hears how far one window, or one track of sound, is. */
interface PartProgress {
    /** So many frames, or microseconds, from the start. */
    void encoded(long units);

    /** All of it was in the store. */
    void found();
}
