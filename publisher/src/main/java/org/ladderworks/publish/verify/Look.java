package org.ladderworks.publish.verify;

import org.ladderworks.engine.saying.Phrase;

/** What is looked at of an answer to a viewer, where it is no header. */
public enum Look implements Phrase {
    ANSWER("answer"),
    SIZE("size"),
    RANGE("a range"),
    PREFLIGHT("CORS preflight for Range"),
    /** The origin of a page. */
    ORIGIN("Access-Control-Allow-Origin for {0}"),
    VERSION("version");

    private final String english;

    Look(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
