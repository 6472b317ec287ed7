package org.ladderworks.publish.destination;

import org.ladderworks.engine.saying.Phrase;

/** What is tried of a target: what publishing needs of its store, and what its delivery needs. */
public enum TrialStep implements Phrase {
    WRITE("write an object"),
    READ("read it"),
    LIST("list objects"),
    COPY("copy it"),
    SEND_PARTS("send in parts"),
    LIST_PARTS("list parts"),
    CONDITIONS("try conditions"),
    DELETE("delete what was written"),
    SIGN("use what signs"),
    REACH_CLOUDFRONT("reach CloudFront"),
    TELL_CACHES("tell caches"),
    SEE_FORGOTTEN("see that they forget");

    private final String english;

    TrialStep(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
