package org.ladderworks.app.jobfile;

import org.ladderworks.engine.saying.Phrase;

/** What the schema finds wrong with a field of a job, of a preset or of a protection profile. */
public enum FieldFault implements Phrase {
    MISSING("missing"),
    /** A name that is known. */
    NOT_KNOWN_NEAR("not known; did you mean \"{0}\"?"),
    /** The names that are known. */
    NOT_KNOWN_AMONG("not known; there are {0}"),
    NOT_KNOWN("not known"),
    /** The value. */
    NOT_OF_AV1("is {0}; choose 1 to 63 for AV1"),
    /** The value. */
    NOT_OF_X264("is {0}; choose 0 to 51 for x264 and x265"),
    /** The value, the lowest and the highest. */
    OUT_OF_RANGE("is {0}; choose {1} to {2}"),
    /** The value, and what it must be a multiple of. */
    NO_MULTIPLE("is {0}; choose a multiple of {1}"),
    /** The value, and the only one. */
    OTHER_CONSTANT("is {0}; this program knows {1}"),
    /** The value, and examples. */
    MALFORMED("{0} is malformed; write it as in {1}"),
    EMPTY_LEAVE_OUT("is empty; leave it out instead"),
    EMPTY("is empty"),
    /** How many at most. */
    TOO_MANY("holds more than {0}"),
    /** How many at most. */
    TOO_LONG("is longer than {0} characters"),
    TWICE("holds the same twice"),
    /** The value, those that there are, and the nearest. */
    NONE_OF_NEAR("{0} is not one of {1}; did you mean \"{2}\"?"),
    /** The value, and those that there are. */
    NONE_OF("{0} is not one of {1}");

    private final String english;

    FieldFault(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
