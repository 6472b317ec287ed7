package org.ladderworks.engine.progress;

import org.ladderworks.engine.saying.Phrase;

/** Why a job stands still at the moment. */
public enum Standstill implements Phrase {
    BY_OPERATOR("paused by the operator"),
    /** A folder, the megabytes that are left, and those that are known to be needed. */
    NO_ROOM_FOR_ALL("the disk of {0} has {1} MB left and {2} MB are still to be written; free some space to go on"),
    /** A folder, and the megabytes that are left. */
    NO_ROOM("the disk of {0} has {1} MB left; free some space to go on"),
    /** Seconds at most. */
    OTHER_VERSION("a cache still shows another version, for {0} s at most");

    private final String english;

    Standstill(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
