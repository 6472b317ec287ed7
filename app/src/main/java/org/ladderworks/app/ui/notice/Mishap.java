package org.ladderworks.app.ui.notice;

import org.ladderworks.engine.saying.Phrase;

/** How an error is told that should not happen. */
public enum Mishap implements Phrase {
    /** What was thrown. */
    UNEXPECTED("An error that should not happen: {0}"),
    /** What to do then. */
    REPORT("Nothing that was confirmed is lost. Try again; if it comes again, report it with its details.");

    private final String english;

    Mishap(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
