package org.ladderworks.app.job;

import java.util.List;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/** What the queue does not do, and why. Pure. */
final class JobRefusals {
    private JobRefusals() {}

    static UsageException unknown(long id) {
        return new UsageException(
                ErrorCode.JOB_UNKNOWN,
                "there is no job " + id + " in the queue",
                "`ladderworks jobs` lists those that there are.");
    }

    static UsageException full(long waiting) {
        return new UsageException(
                ErrorCode.JOB_NOT_IN_THAT_STATE,
                waiting + " jobs wait already",
                "Let a worker end some of them first, or cancel some.");
    }

    static UsageException notSo(QueuedJob job, String why, String remedy) {
        return new UsageException(ErrorCode.JOB_NOT_IN_THAT_STATE, "job " + job.id() + ": " + why, remedy);
    }

    /** Fails where one of those that have not ended writes to the same folder. */
    static void requireOutput(NewJob job, List<QueuedJob> unended) {
        for (QueuedJob other : unended) {
            if (other.job().output().equals(job.output())) {
                throw new UsageException(
                        ErrorCode.JOB_NOT_IN_THAT_STATE,
                        "job " + other.id() + " has not ended and writes to the same folder, " + job.output(),
                        "Name another folder, or cancel job " + other.id() + " first.");
            }
        }
    }
}
