package org.ladderworks.app.jobfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.WorkFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs on their way into the queue and out of it: with all that they were checked with, so that nothing changes them there. */
public final class KeptJob {
    private static final int LONGEST_TITLE = 1000;

    private KeptJob() {}

    /** A job that was found to be right, as the queue keeps it. */
    public static NewJob of(Job job, JobSpec checked, PresetShelf shelf) {
        String title = checked.clips().stream().map(ClipSpec::name).collect(Collectors.joining(" + "));
        Map<String, String> presets = new TreeMap<>();
        for (JsonNode name : job.tree().at("/ladder/presets")) {
            String preset = name.asString("");
            if (!Presets.NAMES.contains(preset)) {
                presets.put(preset, shelf.export(preset));
            }
        }
        return new NewJob(
                title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) + "..." : title,
                checked.output().toAbsolutePath().normalize().toString(),
                job.toJson(),
                presets);
    }

    /**
     * What a job of the queue is to do, with the presets as they were when it was put there.
     *
     * @throws org.ladderworks.engine.error.UsageException (JOB_INVALID)
     */
    public static JobSpec spec(NewJob job, WorkFolder work, PresetShelf shelf, KeyChain secrets) {
        JobChecker checker = new JobChecker(work, new KeptPresets(job.presets(), shelf), secrets);
        return checker.check(JobDraft.parse(job.job())).required(Optional.empty());
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
