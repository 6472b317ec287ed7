package org.ladderworks.app.destination;

import org.ladderworks.engine.saying.Phrase;

/** What is to be known of a store before something is published there. */
public enum StoreRemark implements Phrase {
    /** The place. */
    NO_CONDITIONS("{0} holds no conditions on what is written: a lock object keeps publishers apart, which is weaker");

    private final String english;

    StoreRemark(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
