package org.ladderworks.app.ui.ladder;

/** A text that is shown beside the ladder, to be read and copied. */
public record Reading(Kind kind, String text) {
    /** What it is. */
    public enum Kind {
        /** The job that an encode would queue. */
        JOB_FILE,
        /** What FFmpeg was told when the encode was tried. */
        COMMANDS
    }
}
