package org.ladderworks.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.JobDraft;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that encodes: where it works, and how much of the machine it takes. */
final class WorkOptions {
    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Keep finished chunks here, without a limit, instead of up to 20 GB in the data folder."
                    + " Whatever was encoded before is found again, also after a kill.")
    private @Nullable Path work;

    @Mixin
    private EffortOptions effort = new EffortOptions();

    /** Says it in a job. */
    void into(JobDraft job, CommandLine command) {
        if (work != null) {
            job.put("work", "folder", work);
        }
        effort.into(job, command);
    }
}
