package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.Job;
import org.ladderworks.app.jobfile.JobChecker;
import org.ladderworks.app.jobfile.Problem;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
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
        return job.spec().orElseThrow(() -> {
            report.problems(job.problems());
            return refused(file, job.problems());
        });
    }

    /** The same without a report. */
    static JobSpec orRefused(Job job) {
        return job.spec().orElseThrow(() -> refused(null, job.problems()));
    }

    private static UsageException refused(@Nullable Path file, List<Problem> problems) {
        String which = file == null ? "the job" : "the job of " + file;
        String all = problems.stream().map(Problem::inWords).collect(Collectors.joining("\n  "));
        return new UsageException(
                ErrorCode.JOB_INVALID,
                which + " cannot be done as it is written:\n  " + all,
                "Mend all of it; docs/job-file.md has every field, and `ladderworks job check` looks without encoding.");
    }
}
