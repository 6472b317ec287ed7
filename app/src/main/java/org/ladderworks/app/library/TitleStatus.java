package org.ladderworks.app.library;

/** How far a title is on its way to viewers. */
public enum TitleStatus {
    /** Its source is known, and nothing has been made of it. */
    NEW,
    /** A job of the queue makes a package of it. */
    ENCODING,
    /** There is a package that nobody has judged. */
    TO_REVIEW,
    /** QA has said yes. */
    APPROVED,
    /** QA has said no. */
    REJECTED,
    /** Viewers see it. */
    PUBLISHED,
    /** Its last job failed. */
    FAILED
}
