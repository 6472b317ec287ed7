package org.ladderworks.engine.pipeline;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.progress.Cancellation;

/** Turns how a job's work ends into its outcome. */
final class Job {
    private Job() {}

    static JobOutcome outcomeOf(Supplier<JobOutcome> work, Cancellation cancellation) {
        try {
            return CountableTimes.in(work);
        } catch (CancellationException e) {
            return new JobOutcome.Cancelled();
        } catch (EngineException e) {
            return cancellation.isCancelled() ? new JobOutcome.Cancelled() : new JobOutcome.Failed(e);
        }
    }
}
