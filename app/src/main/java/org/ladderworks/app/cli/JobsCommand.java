package org.ladderworks.app.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ladderworks.app.job.JobDesk;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.JobView.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What is in the queue. */
@Command(
        name = "jobs",
        description = "List the jobs of the queue, in their order; or show, prefer or forget one.",
        mixinStandardHelpOptions = true,
        subcommands = {JobsCommand.Show.class, JobsCommand.First.class, JobsCommand.Forget.class})
final class JobsCommand implements Callable<Integer> {
    private static final int ENDED_SHOWN = 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--all", description = "Every job that ever ended too, instead of the last " + ENDED_SHOWN + ".")
    private boolean all;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    LadderworksCommand root() {
        return root;
    }

    @Override
    public Integer call() throws InterruptedException {
        Report report = Report.of(spec.commandLine(), output.json);
        try (JobDesk desk = root.home().queue().desk()) {
            List<JobView> jobs = shown(desk.list());
            jobs.forEach(job -> report.say(JobWords.line(job)));
            if (jobs.isEmpty()) {
                report.say("The queue is empty: `ladderworks encode --queue` puts jobs into it.");
            } else if (!desk.isWorkedOn() && jobs.stream().anyMatch(JobsCommand::waitsForAWorker)) {
                report.say("No worker runs: `ladderworks worker` starts one.");
            }
            report.result(Map.of("jobs", jobs, "workedOn", desk.isWorkedOn()));
            return 0;
        }
    }

    private List<JobView> shown(List<JobView> jobs) {
        List<JobView> ended =
                jobs.stream().filter(job -> job.ended().isPresent()).toList();
        int hidden = all ? 0 : Math.max(0, ended.size() - ENDED_SHOWN);
        return Stream.concat(
                        ended.stream().skip(hidden),
                        jobs.stream().filter(job -> job.ended().isEmpty()))
                .toList();
    }

    private static boolean waitsForAWorker(JobView job) {
        return job.standing() == Standing.WAITING || job.standing() == Standing.INTERRUPTED;
    }

    /** What is done with one job. */
    abstract static class Action implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private OutputOptions output = new OutputOptions();

        @Parameters(paramLabel = "ID", description = "Number of the job, as `ladderworks jobs` shows it.")
        private long id;

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private JobsCommand parent;

        @Override
        public Integer call() throws InterruptedException {
            try (JobDesk desk = parent.root().home().queue().desk()) {
                run(Report.of(spec.commandLine(), output.json), desk, id);
            }
            return 0;
        }

        abstract void run(Report report, JobDesk desk, long job);
    }

    /** All of one job. */
    @Command(name = "show", description = "Show a job and its job file.", mixinStandardHelpOptions = true)
    static final class Show extends Action {
        @Override
        void run(Report report, JobDesk desk, long job) {
            JobView view = desk.show(job);
            String file = desk.jobFile(job);
            JobWords.details(view).forEach(report::say);
            report.say(file);
            report.result(Map.of("job", view, "jobFile", JsonMapper.shared().readTree(file)));
        }
    }

    /** To the top. */
    @Command(name = "first", description = "Put a waiting job before all others.", mixinStandardHelpOptions = true)
    static final class First extends Action {
        @Override
        void run(Report report, JobDesk desk, long job) {
            JobView view = desk.first(job);
            report.say("Job " + job + " is the next.");
            report.result(Map.of("job", view));
        }
    }

    /** Off the list. */
    @Command(
            name = "forget",
            description = "Take a job that has ended off the list. Its package stays.",
            mixinStandardHelpOptions = true)
    static final class Forget extends Action {
        @Override
        void run(Report report, JobDesk desk, long job) {
            JobView view = desk.forget(job);
            report.say("Job " + job + " is forgotten.");
            report.result(Map.of("job", view));
        }
    }
}
