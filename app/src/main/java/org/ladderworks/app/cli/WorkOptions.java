package org.ladderworks.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.JobDraft;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of every command that encodes: where it works, and how much of the machine it takes. */
final class WorkOptions {
    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Keep finished chunks here, without a limit, instead of up to 20 GB in the data folder."
                    + " Whatever was encoded before is found again, also after a kill.")
    private @Nullable Path work;

    @Option(
            names = "--cores",
            paramLabel = "N",
            description = "Encode at most N parts at once; without it as many as cores and memory allow.")
    private @Nullable Integer cores;

    @Option(names = "--low-priority", description = "Let other programs go first.")
    private boolean lowPriority;

    /** Says it in a job. */
    void into(JobDraft job, CommandLine command) {
        if (work != null) {
            job.put("work", "folder", work);
        }
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
