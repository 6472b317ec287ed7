package org.ladderworks.app.studio;

import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.pipeline.JobSpec;

/** How many cores the operator leaves to any job. Pure. */
public final class CoreLimit {
    private CoreLimit() {}

    /**
     * The job with no more cores than that; one that asks for fewer gets what it asks for.
     *
     * @param most 0 for all
     */
    public static JobSpec on(JobSpec job, int most) {
        Effort effort = job.effort();
        return most == 0 || most >= effort.cores() ? job : job.with(new Effort(most, effort.lowPriority()));
    }
}
