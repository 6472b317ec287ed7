package org.ladderworks.app.jobfile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.HardwareUse;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.PackageSpec;
import org.ladderworks.engine.pipeline.ProtectionSpec;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.engine.time.MediaTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a job specification of a draft, or says all that is wrong with it. Opens no file. Thread-safe. */
public final class JobChecker {
    private final SchemaCheck schema;
    private final WorkFolder standardWork;
    private final PresetSource presets;
    private final KeyChain secrets;

    /**
     * A checker.
     *
     * @param standardWork where chunks are kept unless the job says so
     * @param presets those that jobs may name
     * @param secrets where jobs that encrypt get their keys from, when they run
     */
    public JobChecker(WorkFolder standardWork, PresetSource presets, KeyChain secrets) {
        this.secrets = secrets;
        this.schema = new SchemaCheck(JobSchema.load());
        this.standardWork = standardWork;
        this.presets = presets;
    }

    /** The draft as it stands. Its fields are looked at together only where each is right by itself. */
    public Job check(JobDraft draft) {
        ObjectNode tree = draft.tree().deepCopy();
        if (!draft.file().problems().isEmpty()) {
            return new Job(tree, Optional.empty(), draft.file().problems());
        }
        Problems problems = new Problems(draft.file().lines());
        // The file on its own too: an option may cover what is wrong in it.
        schema.check(draft.file().tree(), true, problems);
        schema.check(tree, false, problems);
        SourceReader sources = new SourceReader(problems);
        sources.checkNamed(tree);
        sources.refuseSigned(draft.file().tree());
        if (!problems.isEmpty()) {
            return new Job(tree, Optional.empty(), problems.all());
        }
        Optional<JobSpec> spec = spec(tree, problems);
        return new Job(tree, problems.isEmpty() ? spec : Optional.empty(), problems.all());
    }

    private Optional<JobSpec> spec(JsonNode job, Problems problems) {
        List<ClipSpec> sources = new SourceReader(problems).read(job.path("source"));
        Optional<Path> output = path(job, "/output/folder", problems);
        Optional<Path> work = path(job, "/work/folder", problems);
        List<LadderPreset> ladder = new LadderReader(presets::named, problems).read(job);
        EncodeSettings settings = new EncodeSettings(
                Optional.of(job.at("/video/speed").asString("")).filter(speed -> !speed.isEmpty()),
                rate(job.at("/video/rate").asString("crf")),
                new AudioReader(problems).read(new PresetSound(presets, problems).of(job)),
                HardwareUse.valueOf(job.at("/video/hardware").asString("off").toUpperCase(Locale.ROOT)));
        var pictures = PictureReader.read(job.path("pictures"), problems);
        var text = TextSettingsReader.read(job.path("text"), problems);
        var overlays = new OverlayReader(problems).read(job.path("overlays"));
        var trickPlay = TrickPlayReader.read(job.path("trickPlay"), problems);
        Optional<ProtectionSpec> protection = new DrmReader(secrets, problems).read(job.path("drm"));
        boolean transport = job.at("/package/hlsTs").asBoolean(false);
        if (transport && protection.isPresent() && protection.get().segments().isEmpty()) {
            problems.add(
                    "/package/hlsTs",
                    "the package is encrypted, and these segments would lie beside it in clear: say in /drm/hlsTs where"
                            + " players fetch their key, or leave them out");
        }
        if (!problems.isEmpty() || output.isEmpty()) {
            return Optional.empty();
        }
        boolean audioOnlyVariant = job.at("/package/audioOnlyVariant").asBoolean(false);
        return Optional.of(new JobSpec(
                sources,
                output.get(),
                ladder,
                settings,
                pictures,
                text,
                overlays,
                trickPlay,
                new PackageSpec(segment(job), protection, transport, audioOnlyVariant),
                work.map(WorkFolder::unlimited).orElse(standardWork),
                effort(job)));
    }

    private static RateMode rate(String word) {
        return switch (word) {
            case "bitrate" -> RateMode.TARGET_BITRATE;
            case "two-pass" -> RateMode.TWO_PASS;
            case "cbr" -> RateMode.CONSTANT;
            default -> RateMode.CAPPED_CRF;
        };
    }

    private static Optional<MediaTime> segment(JsonNode job) {
        JsonNode seconds = job.at("/package/segmentSeconds");
        return seconds.isMissingNode()
                ? Optional.empty()
                : Optional.of(MediaTime.ofSeconds(seconds.decimalValue().toPlainString()));
    }

    private static Effort effort(JsonNode job) {
        int most = Runtime.getRuntime().availableProcessors();
        return new Effort(
                Math.min(most, job.at("/work/cores").asInt(most)),
                job.at("/work/lowPriority").asBoolean(false));
    }

    private static Optional<Path> path(JsonNode job, String pointer, Problems problems) {
        String text = job.at(pointer).asString("");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            problems.add(pointer, "is no path: " + e.getReason());
            return Optional.empty();
        }
    }
}
