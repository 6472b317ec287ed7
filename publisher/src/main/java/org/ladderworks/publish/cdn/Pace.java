package org.ladderworks.publish.cdn;

import java.time.Duration;

/**
 * How long a CDN is waited for.
 *
 * @param answer for one whole answer
 * @param tries in a row that may fail
 * @param firstWait before the second of them; twice as long before each further one, with up to a half more by chance
 * @param poll between two questions whether all caches are done
 * @param whole for everything
 */
public record Pace(Duration answer, int tries, Duration firstWait, Duration poll, Duration whole) {
    /** What suits CloudFront: mostly done within a minute; it wants to be asked seldom. */
    public static final Pace USUAL =
            new Pace(Duration.ofSeconds(60), 6, Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofMinutes(15));

    Duration waitBefore(int attempt, double chance) {
        long millis = firstWait.toMillis() << Math.min(attempt - 1, 10);
        return Duration.ofMillis(Math.round(millis * (1 + chance / 2)));
    }
}
