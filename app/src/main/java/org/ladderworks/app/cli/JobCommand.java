package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.jobfile.Job;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.app.jobfile.JobSchema;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.JobSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What can be done with a job file besides encoding. */
@Command(
        name = "job",
        description = "Check a job file, or print the schema of job files.",
        mixinStandardHelpOptions = true,
        subcommands = {JobCommand.Check.class, JobCommand.PrintSchema.class})
final class JobCommand extends CommandGroup {
    /** Says all that is wrong with a job file. */
    @Command(
            name = "check",
            description = "Say all that is wrong with a job file, without encoding. Sources are not opened.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private OutputOptions output = new OutputOptions();

        @Parameters(paramLabel = "FILE", description = "Job file in JSON or YAML.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private JobCommand parent;

        @Override
        public Integer call() {
            Report report = Report.of(spec.commandLine(), output.json);
            Job job = check(parent.home(), report);
            JobSpec checked = JobChecks.orRefused(report, file, job);
            String sources = checked.clips().stream().map(ClipSpec::name).collect(Collectors.joining(" + "));
            report.say(file + " can be encoded: " + sources + " to " + checked.output());
            report.result(Map.of("job", job.tree()));
            return 0;
        }

        /** Asks for no key, so the vault stays locked. */
        private Job check(DataHome home, Report report) {
            try (KeyChain secrets = new VaultOptions().secrets(home, report)) {
                return JobChecks.of(home, secrets).check(JobDraft.of(file));
            }
        }
    }

    /** Prints the schema. */
    @Command(
            name = "schema",
            description = "Print the JSON Schema (draft 2020-12) of job files.",
            mixinStandardHelpOptions = true)
    static final class PrintSchema implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private OutputOptions output = new OutputOptions();

        @Override
        public Integer call() {
            Report report = Report.of(spec.commandLine(), output.json);
            String schema = JobSchema.load().text().strip();
            report.say(schema);
            report.result(Map.of("schema", JsonMapper.shared().readTree(schema)));
            return 0;
        }
    }
}
