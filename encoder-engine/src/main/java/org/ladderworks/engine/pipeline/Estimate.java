package org.ladderworks.engine.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.EncodeProgress.Share;

/** How long work still takes that goes on as it did so far. Pure. */
final class Estimate {
    /** Sooner than this an estimate says more about start-up than about the work. */
    private static final long AFTER_NANOS = 1_000_000_000;

    private Estimate() {}

    /**
     * The time to the end of what takes longest; empty where that cannot be told yet.
     *
     * @param parts that go on side by side since the start
     * @param elapsed nanoseconds since the start, in which the job did not stand still
     */
    static Optional<Duration> remaining(List<Share> parts, long elapsed) {
        if (elapsed < AFTER_NANOS) {
            return Optional.empty();
        }
        double longest = 0;
        for (Share part : parts) {
            double made = part.done() - part.found();
            if (part.done() >= 1) {
                continue;
            }
            if (made <= 0) {
                return Optional.empty();
            }
            longest = Math.max(longest, elapsed * (1 - part.done()) / made);
        }
        return Optional.of(Duration.ofNanos(Math.round(longest)));
    }
}
