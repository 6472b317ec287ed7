package org.ladderworks.app.ui.words;

/**
 * An error as the window says it.
 *
 * @param what it means
 * @param remedy what to do
 * @param detail the engine's own sentences, in English, with names and numbers; empty where the others are these
 */
public record SaidError(String what, String remedy, String detail) {
    /** All of it on lines of their own. */
    public String text() {
        return what + "\n" + remedy + (detail.isEmpty() ? "" : "\n" + detail);
    }
}
