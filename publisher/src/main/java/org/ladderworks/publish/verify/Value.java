package org.ladderworks.publish.verify;

import org.ladderworks.engine.saying.Phrase;

/** What is expected or measured of an answer to a viewer, where it is told in words. Kept with what was found, in English. */
public enum Value implements Phrase {
    NOTHING("nothing"),
    THE_OBJECT("the object"),
    /** The status. */
    REDIRECT("a redirect ({0})"),
    OTHER_VERSION("another: a cache may be older than a minute"),
    ANY_OR_THAT("* or that"),
    ALLOWED("allowed"),
    SAFE_TLS("1.2 or 1.3"),
    NO_TLS("none"),
    /** The status. */
    REFUSED("refused with {0}"),
    /** The status. */
    LET_IN("let in ({0})"),
    /** The status. */
    ANSWERED("answered with {0}"),
    /** The status of an answer that lacks a header. */
    WITH_NOTHING("{0} with nothing"),
    /** The status of an answer, and a header of it. */
    WITH("{0} with {1}");

    private final String english;

    Value(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
