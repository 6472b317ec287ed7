package org.ladderworks.publish.upload;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the line to a target.
 *
 * @param speeds of earlier uploads
 * @param target its name there: the place, and for a store of one's own its address
 * @param limit of bandwidth, in bytes a second
 */
public record TargetLine(SpeedBook speeds, String target, Optional<Long> limit) {
    /** One of which nothing is known or kept. */
    public static TargetLine unknown() {
        return new TargetLine(SpeedBook.none(), "", Optional.empty());
    }

    /**
     * How long an upload will take.
     *
     * @param lanes how many requests are made at once
     * @return empty where nobody can know yet
     */
    public Optional<TimeEstimate> time(UploadPlan plan, int lanes) {
        return time(plan.bytes(), plan.requests(), lanes);
    }

    Optional<TimeEstimate> time(long bytes, long requests, int lanes) {
        return TimeEstimate.of(bytes, requests, lanes, limit, speeds.find(target));
    }

    /** Keeps what an upload has measured; under a limit it says nothing of the line. */
    void note(UploadMeter meter) {
        if (limit.isEmpty()) {
            meter.measured(Instant.now()).ifPresent(measured -> speeds.note(target, measured));
        }
    }
}
