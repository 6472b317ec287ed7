package org.ladderworks.app.cli;

import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.JobDraft;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How much of the machine a command takes. */
final class EffortOptions {
    @Option(
            names = "--cores",
            paramLabel = "N",
            description = "Work on at most N parts at once; without it as many as cores and memory allow.")
    private @Nullable Integer cores;

    @Option(names = "--low-priority", description = "Let other programs go first.")
    private boolean lowPriority;

    /** Says it in a job. */
    void into(JobDraft job, CommandLine command) {
        if (cores != null) {
            if (cores < 1) {
                int most = Runtime.getRuntime().availableProcessors();
                throw new ParameterException(command, "--cores is " + cores + "; choose 1 to " + most);
            }
            job.put("work", "cores", cores);
        }
        if (lowPriority) {
            job.put("work", "lowPriority", true);
        }
    }
}
