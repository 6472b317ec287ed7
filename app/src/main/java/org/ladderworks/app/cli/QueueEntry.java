package org.ladderworks.app.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ladderworks.app.job.JobDesk;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.jobfile.Job;
import org.ladderworks.app.jobfile.JobChecker;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.app.jobfile.PresetFragment;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.JobSpec;
import tools.jackson.databind.JsonNode;

/** Jobs on their way into the queue and out of it. */
final class QueueEntry {
    private static final int LONGEST_TITLE = 1000;

    private QueueEntry() {}

    /** Puts a job that was found to be right into the queue, and says so. */
    static void add(Report report, DataHome home, Job job, JobSpec checked) throws InterruptedException {
        try (JobDesk desk = home.queue().desk()) {
            JobView added = desk.add(of(home, job, checked));
            report.say("Job " + added.id() + " waits in the queue."
                    + (desk.isWorkedOn() ? "" : " No worker runs: `ladderworks worker` starts one."));
            report.result(Map.of("job", added));
        }
    }

    private static NewJob of(DataHome home, Job job, JobSpec checked) {
        String title = checked.clips().stream().map(ClipSpec::name).collect(Collectors.joining(" + "));
        Map<String, String> presets = new TreeMap<>();
        for (JsonNode name : job.tree().at("/ladder/presets")) {
            String preset = name.asString("");
            if (!Presets.NAMES.contains(preset)) {
                presets.put(preset, home.presets().export(preset));
            }
        }
        return new NewJob(
                title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) + "..." : title,
                checked.output().toAbsolutePath().normalize().toString(),
                job.toJson(),
                presets);
    }

    /** What a job of the queue is to do, with the presets as they were when it was put there. Fails with JOB_INVALID. */
    static JobSpec spec(NewJob job, DataHome home, KeyChain secrets) {
        JobChecker checker = new JobChecker(home.work(), name -> preset(job, home, name), secrets);
        return JobChecks.orRefused(checker.check(JobDraft.parse(job.job())));
    }

    private static List<LadderPreset> preset(NewJob job, DataHome home, String name) {
        String kept = job.presets().get(name);
        return kept == null
                ? home.presets().named(name)
                : PresetFragment.parse(kept).ladders(name);
    }
}
