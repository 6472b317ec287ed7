package org.ladderworks.publish.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast uploads to a target went, by no limit of ours.
 *
 * @param bytesPerSecond absent where too little was sent to tell
 * @param requestMillis how long a request without many bytes takes; absent where none was made
 * @param at when the last of them ended
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MeasuredSpeed(Optional<Double> bytesPerSecond, Optional<Double> requestMillis, Instant at) {
    public MeasuredSpeed {
        if (bytesPerSecond.filter(MeasuredSpeed::isNone).isPresent()
                || requestMillis.filter(MeasuredSpeed::isNone).isPresent()) {
            throw new IllegalArgumentException("not a speed");
        }
    }

    private static boolean isNone(double value) {
        return !(value > 0 && value < 1e15);
    }

    Optional<Duration> request() {
        return requestMillis.map(millis -> Duration.ofNanos(Math.round(millis * 1e6)));
    }

    /** With a later measure, which counts as much as all before: lines change. */
    MeasuredSpeed and(MeasuredSpeed later) {
        return new MeasuredSpeed(
                mean(bytesPerSecond, later.bytesPerSecond), mean(requestMillis, later.requestMillis), later.at);
    }

    private static Optional<Double> mean(Optional<Double> before, Optional<Double> later) {
        return before.flatMap(one -> later.map(other -> (one + other) / 2))
                .or(() -> later)
                .or(() -> before);
    }
}
