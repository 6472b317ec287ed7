package org.ladderworks.engine.encode;

/** Hears how far one window, or one track of sound, is. */
interface PartProgress {
    /** Of what takes no time worth telling. */
    PartProgress UNHEARD = new PartProgress() {
        @Override
        public void encoded(long units) {}

        @Override
        public void found() {}
    };

    /** So many frames, or microseconds, from the start. */
    void encoded(long units);

    /** All of it was in the store. */
    void found();

    /** It failed and is tried once more: why, for people. */
    default void triedAgain(String why) {}
}
