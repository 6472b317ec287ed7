package org.ladderworks.engine.ladder;

import org.ladderworks.engine.saying.Phrase;

/** What is to be known of a planned ladder: how it differs from its presets. */
public enum LadderRemark implements Phrase {
    /** The frame rate that it is now. */
    RATE_HALVED("frame rate halved to {0}: players stop at 60 frames a second"),
    /** Height of the rung, behind its preset where there are several; its kb/s, the size of the source, and how much larger the rung is. */
    TOO_LARGE("{0}p at {1} kb/s dropped: it would enlarge the source's {2} by {3}"),
    /** Height of the rung, behind its preset where there are several, and the size of the source. */
    LOWEST_KEPT("{0}p kept at the source's own size, {1}: every rung is larger"),
    NO_PICTURES("no video in the source: an audio package is made");

    private final String english;

    LadderRemark(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
