package org.ladderworks.app.job;

/** Where a job of the queue stands, as kept. */
public enum JobState {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** Nothing more happens to it by itself. */
    public boolean hasEnded() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
