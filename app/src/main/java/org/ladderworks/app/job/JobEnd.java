package org.ladderworks.app.job;

import org.ladderworks.engine.saying.Phrase;

/** How jobs end that neither made a package nor failed with an error of their own. */
public enum JobEnd implements Phrase {
    UP_TO_DATE("it was up to date: the same job made it"),
    /** How often, and the number of the job. */
    WORKER_ENDED("its worker ended {0} times while it ran; see whether the machine has enough memory, then"
            + " `ladderworks resume {1}`");

    private final String english;

    JobEnd(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
