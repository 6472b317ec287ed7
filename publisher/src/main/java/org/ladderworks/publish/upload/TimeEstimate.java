package org.ladderworks.publish.upload;

import java.time.Duration;
import java.util.Optional;

/**
 * How long an upload will take: its bytes at the speed of the line, or its requests, as many at once as may be, whichever is longer;
 * and what is asked one after the other around it. Pure.
 *
 * @param time never below zero
 * @param basis where it comes from
 */
public record TimeEstimate(Duration time, Basis basis) {
    /** What a title is asked before and after all files are sent: records, lists, the log, two manifests, written and read. */
    private static final int IN_TURN = 24;

    /** Where an estimate comes from. */
    public enum Basis {
        /** The limit of bandwidth: it takes as long at least. */
        LIMIT,
        /** What was measured in earlier uploads to the same target. */
        MEASURED
    }

    /**
     * Of so much work.
     *
     * @param requests that write
     * @param lanes how many are made at once
     * @param limit in bytes a second
     * @return empty where nobody can know
     */
    public static Optional<TimeEstimate> of(
            long bytes, long requests, int lanes, Optional<Long> limit, Optional<MeasuredSpeed> speed) {
        Optional<Double> measured = speed.flatMap(MeasuredSpeed::bytesPerSecond);
        Optional<Double> most = limit.map(Long::doubleValue);
        Optional<Duration> request = speed.flatMap(MeasuredSpeed::request);
        Optional<Double> rate =
                measured.map(known -> Math.min(known, most.orElse(known))).or(() -> most);
        boolean unknown = bytes > 0 ? rate.isEmpty() : request.isEmpty();
        if (unknown) {
            return Optional.empty();
        }
        double each = request.map(Duration::toNanos).orElse(0L) / 1e9;
        double sending = bytes > 0 ? bytes / rate.orElseThrow() : 0;
        double asking = requests * each / Math.max(1, lanes);
        double seconds = Math.max(sending, asking) + IN_TURN * each;
        boolean limited =
                bytes > 0 && most.isPresent() && sending >= asking && most.get() <= measured.orElse(Double.MAX_VALUE);
        return Optional.of(
                new TimeEstimate(Duration.ofMillis(Math.round(seconds * 1e3)), limited ? Basis.LIMIT : Basis.MEASURED));
    }
}
