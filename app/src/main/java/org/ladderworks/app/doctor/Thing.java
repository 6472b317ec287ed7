package org.ladderworks.app.doctor;

import org.ladderworks.engine.saying.Phrase;

/** What is looked for, where it has no name of its own. */
public enum Thing implements Phrase {
    BUNDLED_FFMPEG("bundled FFmpeg"),
    SYSTEM_FFMPEG("FFmpeg of this system"),
    FONT("font"),
    S3_CREDENTIALS("credentials for S3"),
    VAULT("vault of content keys"),
    /** Its name. */
    TARGET("target {0}"),
    /** Its name. */
    PROFILE("profile {0}"),
    /** The name of the profile. */
    KEY_SERVER("key server of {0}");

    private final String english;

    Thing(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
