package org.ladderworks.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ladderworks.app.job.JobDesk;
import org.ladderworks.app.job.JobView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Commands that hold, let go on and end jobs of the queue. */
final class JobActions {
    private JobActions() {}

    /** What they share. */
    abstract static class Action implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private OutputOptions output = new OutputOptions();

        @Parameters(
                paramLabel = "ID",
                arity = "1..*",
                description = "Numbers of jobs, as `ladderworks jobs` shows them.")
        private List<Long> ids = new ArrayList<>();

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private LadderworksCommand root;

        @Override
        public Integer call() throws InterruptedException {
            Report report = Report.of(spec.commandLine(), output.json);
            List<JobView> jobs = new ArrayList<>();
            try (JobDesk desk = root.home().queue().desk()) {
                for (long id : ids) {
                    JobView job = act(desk, id);
                    report.say("Job " + id + ": " + JobWords.standing(job) + ".");
                    jobs.add(job);
                }
            }
            report.result(Map.of("jobs", jobs));
            return 0;
        }

        abstract JobView act(JobDesk desk, long id);
    }

    /** Holds jobs. */
    @Command(
            name = "pause",
            description = "Hold jobs of the queue: one that runs stands still and keeps its place and its memory,"
                    + " those that wait are passed over.",
            mixinStandardHelpOptions = true)
    static final class Pause extends Action {
        @Override
        JobView act(JobDesk desk, long id) {
            return desk.pause(id);
        }
    }

    /** Lets jobs go on. */
    @Command(
            name = "resume",
            description = "Let held jobs of the queue go on; those that failed or were cancelled wait again. What was"
                    + " encoded before is not encoded again.",
            mixinStandardHelpOptions = true)
    static final class Resume extends Action {
        @Override
        JobView act(JobDesk desk, long id) {
            return desk.resume(id);
        }
    }

    /** Ends jobs. */
    @Command(
            name = "cancel",
            description = "End jobs of the queue at once; nothing of them is left in their output folders.",
            mixinStandardHelpOptions = true)
    static final class Cancel extends Action {
        @Override
        JobView act(JobDesk desk, long id) {
            return desk.cancel(id);
        }
    }
}
