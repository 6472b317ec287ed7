package org.ladderworks.engine.encode;

import org.ladderworks.engine.saying.Phrase;

/** Why something of a title is encoded a second time. */
public enum EncodedAgain implements Phrase {
    /** A family, the size of its rung, its average and its ceiling, both in kb/s. */
    OVER_CEILING("{0} of {1} averaged {2} kb/s, over its {3} kb/s: encoded once more with a tighter cap"),
    /** A hardware encoder, what it encoded, and what went wrong. */
    WITHOUT_HARDWARE("{0} failed and {1} was encoded in software instead: {2}");

    private final String english;

    EncodedAgain(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
