package org.ladderworks.app.ui.encoding;

/**
 * A title and what its package is called, as a list shows it.
 *
 * @param name what it is called; why it cannot be where that is refused
 */
public record NamedLine(String title, String name, Mark mark) {
    /** What an operator should know of a name. */
    public enum Mark {
        /** It is as the template says. */
        AS_WRITTEN,
        /** Its name is taken: it gets a number. */
        NUMBERED,
        /** It has a folder, and stays in it. */
        KEPT,
        /** It can have no name. */
        REFUSED
    }
}
