package org.ladderworks.app.job;

import java.time.Instant;

/**
 * Something that happened to a job.
 *
 * @param said for people what the kind leaves open, such as a reason; of a stage its name; may be empty. Never a secret.
 */
public record JobEvent(Instant at, Kind kind, String said) {
    /** Longer ones are cut. */
    public static final int LONGEST = 2000;

    public JobEvent {
        said = said.length() > LONGEST ? said.substring(0, LONGEST - 3) + "..." : said;
    }

    /** What happened. */
    public enum Kind {
        /** It came into the queue. */
        ADDED,
        /** Its job file was changed. */
        EDITED,
        BEGUN,
        /** It came to another of its stages. */
        STAGE,
        /** It was told to wait, or has to. */
        PAUSED,
        RESUMED,
        /** A part failed and is tried once more, or something that was done is done again. */
        AGAIN,
        /** What an operator should know of, though it goes on. */
        WARNING,
        /** Its worker ended without ending it. */
        INTERRUPTED,
        /** Its worker was stopped; it waits where it was. */
        GIVEN_BACK,
        /** It ended without a package, and waits again. */
        RETRIED,
        DONE,
        FAILED,
        CANCELLED
    }
}
