package org.ladderworks.engine.drm.server;

import java.time.Duration;

/**
 * How long key servers are waited for.
 *
 * @param answer for one whole answer
 * @param firstWait before the second try; twice as long before each further one
 * @param longestWait that a server may ask for by {@code Retry-After}
 * @param tries in all
 */
public record Patience(Duration answer, Duration firstWait, Duration longestWait, int tries) {
    /** What suits a packager: an answer takes a second or two, and a job may wait a minute. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ofSeconds(60), 5);
}
