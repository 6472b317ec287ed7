package org.ladderworks.app.jobfile;

import java.nio.file.Path;
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

    /** A job that was found to be right, as the queue keeps it: called by its sources. */
    public static NewJob of(Job job, JobSpec checked, PresetShelf shelf) {
        return of(job, checked, shelf, Map.of(), false);
    }

    /** The same for a job that is called by the folder that it writes to. */
    public static NewJob calledByFolder(Job job, JobSpec checked, PresetShelf shelf) {
        return of(job, checked, shelf, Map.of(), true);
    }

    /** The same for a job that is in the queue already: presets that it came with stay as they were then. */
    public static NewJob changed(NewJob before, Job job, JobSpec checked, PresetShelf shelf) {
        boolean byFolder = before.title().equals(last(Path.of(before.output())));
        return of(job, checked, shelf, before.presets(), byFolder);
    }

    /** What another text would have a job of the queue do, or all that is wrong with it. */
    public static Job check(NewJob before, String text, WorkFolder work, PresetShelf shelf, KeyChain secrets) {
        return new JobChecker(work, new KeptPresets(before.presets(), shelf), secrets)
                .check(JobDraft.written(text, Path.of("")));
    }

    /** By which jobs are told apart that may not run side by side. */
    public static Path folder(JobSpec checked) {
        return checked.output().toAbsolutePath().normalize();
    }

    private static String last(Path folder) {
        return folder.getFileName() == null ? "" : folder.getFileName().toString();
    }

    private static NewJob of(Job job, JobSpec checked, PresetShelf shelf, Map<String, String> kept, boolean byFolder) {
        String title = byFolder
                ? last(folder(checked))
                : checked.clips().stream().map(ClipSpec::name).collect(Collectors.joining(" + "));
        Map<String, String> presets = new TreeMap<>();
        for (JsonNode name : job.tree().at("/ladder/presets")) {
            String preset = name.asString("");
            if (!Presets.NAMES.contains(preset)) {
                presets.put(preset, kept.containsKey(preset) ? kept.get(preset) : shelf.export(preset));
            }
        }
        return new NewJob(
                title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) + "..." : title,
                folder(checked).toString(),
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
