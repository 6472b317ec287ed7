package org.ladderworks.publish.upload;

import java.time.Duration;
import java.util.Optional;

/** How long the rest of an upload takes: as was expected at first, then as it goes. Pure. */
final class Remaining {
    private static final double FIRST_GUESS_NANOS = 1e9;

    /** From then on only what is measured counts. */
    private static final double TRUSTED_NANOS = 20e9;

    private Remaining() {}

    /**
     * An estimate; empty where it is too early for one.
     *
     * @param found the part of all that was there when this began, 0 to 1
     * @param fraction of all that is done, with what was found, 0 to 1
     * @param nanos since it began
     * @param expected for all that was not found
     */
    static Optional<Duration> of(double found, double fraction, long nanos, Optional<Duration> expected) {
        double left = found >= 1 ? 0 : (1 - fraction) / (1 - found);
        double made = found >= 1 ? 1 : (fraction - found) / (1 - found);
        Optional<Double> measured =
                nanos < FIRST_GUESS_NANOS || made <= 0 ? Optional.empty() : Optional.of(nanos * left / made);
        Optional<Double> planned = expected.map(whole -> whole.toNanos() * left);
        double trust = Math.min(1, nanos / TRUSTED_NANOS);
        return planned.map(guess ->
                        measured.map(seen -> trust * seen + (1 - trust) * guess).orElse(guess))
                .or(() -> measured)
                .map(rest -> Duration.ofNanos(Math.round(rest)));
    }
}
