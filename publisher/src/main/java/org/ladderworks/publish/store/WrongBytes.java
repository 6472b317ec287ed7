package org.ladderworks.publish.store;

/** The bytes of an object are not those whose SHA-256 was told with them; nothing was stored. */
public final class WrongBytes extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public WrongBytes(String key) {
        super("what was to be stored as " + key + " has another SHA-256");
    }
}
