package org.ladderworks.publish;

import java.time.Duration;

/**
 * How is published.
 *
 * @param lanes most requests on their way at once, 1 to 64
 * @param patience how long one request is tried before it is given up
 * @param user who publishes, for the log
 * @param machine from where, for the log
 */
public record PublishSettings(int lanes, Duration patience, String user, String machine) {
    /** Many small objects keep a store busy; more of them find it full. */
    public static final int LANES = 32;

    public static final Duration PATIENCE = Duration.ofMinutes(10);

    public PublishSettings {
        if (lanes < 1 || lanes > 64) {
            throw new IllegalArgumentException("1 to 64 requests at once, not " + lanes);
        }
    }

    /** As most want it. */
    public static PublishSettings of(String user, String machine) {
        return new PublishSettings(LANES, PATIENCE, user, machine);
    }
}
