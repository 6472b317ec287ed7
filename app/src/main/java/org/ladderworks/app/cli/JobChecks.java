package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.jobfile.Job;
import org.ladderworks.app.jobfile.JobChecker;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.pipeline.JobSpec;

/** Checks jobs for the commands, with the presets and the work folder of this user. */
final class JobChecks {
    private JobChecks() {}

    /** @param secrets of the command: to be closed after the job has run */
    static JobChecker of(DataHome home, KeyChain secrets) {
        return new JobChecker(home.work(), home.presets(), secrets);
    }

    /** What a job is to do; where it is wrong, all its problems are reported and a UsageException (JOB_INVALID) thrown. */
    static JobSpec orRefused(Report report, @Nullable Path file, Job job) {
        if (job.spec().isEmpty()) {
            report.problems(job.problems());
        }
        return job.required(Optional.ofNullable(file));
    }
}
