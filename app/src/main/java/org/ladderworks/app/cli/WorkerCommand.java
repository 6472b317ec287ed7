package org.ladderworks.app.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.JobView.Standing;
import org.ladderworks.app.job.QueueOwner.WorkerQueue;
import org.ladderworks.app.job.Worker;
import org.ladderworks.app.jobfile.KeptJob;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.wiring.Wiring;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Works on the queue. */
@Command(
        name = "worker",
        description = "Work on the jobs of the queue, one after the other, until Ctrl-C. What runs then, or when the"
                + " machine goes down, is taken up again by the next worker.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class WorkerCommand implements Callable<Integer> {
    private static final int ENCODE = 4;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--until-empty",
            description = "End when no job waits that is not held; with exit code 4 where a job has failed.")
    private boolean untilEmpty;

    @Mixin
    private VaultOptions vault = new VaultOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    @Override
    public Integer call() throws InterruptedException {
        Report report = Report.of(spec.commandLine(), output.json);
        DataHome home = root.home();
        try (KeyChain secrets = vault.secrets(home, report);
                WorkerQueue owned = home.queue().forWorker();
                EncodingEngine engine = Wiring.engine()) {
            // Whoever starts one wants it to work, whatever was said in the window before.
            owned.queue().halt(false);
            Worker worker = new Worker(
                    owned.queue(),
                    engine,
                    job -> KeptJob.spec(job, home.work(), home.presets(), secrets),
                    new Telling(report));
            List<JobView> ended;
            try (InterruptHook _ = new InterruptHook(worker::stop)) {
                report.say("Working on the queue" + (untilEmpty ? "." : "; Ctrl-C stops, and loses nothing."));
                ended = worker.run(untilEmpty);
            }
            report.result(Map.of("jobs", ended));
            return ended.stream().anyMatch(job -> job.standing() == Standing.FAILED) ? ENCODE : 0;
        }
    }

    /** Tells what it does. */
    private record Telling(Report report) implements Worker.Listener {
        @Override
        public void began(JobView job) {
            report.say("Job " + job.id() + ": " + job.title() + " -> " + job.output());
            report.job(job);
        }

        @Override
        public void progressed(Progress progress) {
            report.progress(progress);
        }

        @Override
        public void ended(JobView job) {
            report.say(JobWords.line(job));
            report.job(job);
        }
    }
}
