package org.ladderworks.app.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ladderworks.app.job.JobDesk;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.jobfile.Job;
import org.ladderworks.app.jobfile.JobChecker;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.app.jobfile.PresetFragment;
import org.ladderworks.app.jobfile.PresetShelf;
import org.ladderworks.app.jobfile.PresetSource;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.JobSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
        JobChecker checker = new JobChecker(home.work(), new KeptPresets(job.presets(), home.presets()), secrets);
        return JobChecks.orRefused(checker.check(JobDraft.parse(job.job())));
    }

    /** Presets as they were when a job came into the queue. */
    private record KeptPresets(Map<String, String> kept, PresetShelf shelf) implements PresetSource {
        @Override
        public List<LadderPreset> named(String name) {
            return fragment(name).map(preset -> preset.ladders(name)).orElseGet(() -> shelf.named(name));
        }

        @Override
        public ObjectNode audio(String name) {
            return fragment(name).map(PresetFragment::audio).orElseGet(() -> shelf.audio(name));
        }

        private Optional<PresetFragment> fragment(String name) {
            return Optional.ofNullable(kept.get(name)).map(PresetFragment::parse);
        }
    }
}
