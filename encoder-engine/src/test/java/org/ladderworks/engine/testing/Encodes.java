package org.ladderworks.engine.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.JobOutcome;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.PictureChoice;
import org.ladderworks.engine.pipeline.Trim;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.text.TextSettings;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/** Runs the real engine from a source to a package; but for {@link #run(JobSpec)} without pictures beside it, which take time. */
public final class Encodes {
    private static final int WORKERS = 4;

    private Encodes() {}

    /** With the preset proposed and x264's fastest speed, which makes no B pictures. */
    public static JobOutcome.Succeeded run(Path source, Path output) {
        return run(source, output, Optional.empty(), "ultrafast", PictureChoice.standard());
    }

    /** The same with something decided about the pictures, every rung at the full frame rate. */
    public static JobOutcome.Succeeded run(Path source, Path output, PictureChoice pictures) {
        return run(source, output, Optional.of("apple-h264"), "ultrafast", pictures);
    }

    /** A piece of a source, every rung at the full frame rate. */
    public static JobOutcome.Succeeded run(Path source, Path output, Trim trim) {
        return run(source, output, PictureChoice.standard(), trim);
    }

    /** The same with something decided about the pictures. */
    public static JobOutcome.Succeeded run(Path source, Path output, PictureChoice pictures, Trim trim) {
        return run(List.of(new ClipSpec(source, trim)), output, pictures);
    }

    /** Several sources joined, every rung at the full frame rate. */
    public static JobOutcome.Succeeded run(List<ClipSpec> clips, Path output, PictureChoice pictures) {
        return run(clips, output, Optional.of("apple-h264"), pictures);
    }

    /** The same with a preset; an empty one is the one proposed. */
    public static JobOutcome.Succeeded run(
            List<ClipSpec> clips, Path output, Optional<String> preset, PictureChoice pictures) {
        return run(JobSpec.of(clips, output, work(output))
                .with(preset.map(Presets::allNamed).orElse(List.of()))
                .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                .with(new Effort(WORKERS, false))
                .with(pictures)
                .with(TrickPlaySettings.NONE));
    }

    /** With a preset and a speed. */
    public static JobOutcome.Succeeded run(Path source, Path output, String preset, String speed) {
        return run(source, output, Optional.of(preset), speed, PictureChoice.standard());
    }

    /** With everything chosen; an empty preset is the one proposed. */
    public static JobOutcome.Succeeded run(
            Path source, Path output, Optional<String> preset, String speed, PictureChoice pictures) {
        return run(source, output, preset, new EncodeSettings(Optional.of(speed), RateMode.CAPPED_CRF), pictures);
    }

    /** With a mode of rate control. */
    public static JobOutcome.Succeeded run(Path source, Path output, String preset, RateMode mode) {
        return run(
                source,
                output,
                Optional.of(preset),
                new EncodeSettings(Optional.of("veryfast"), mode),
                PictureChoice.standard());
    }

    /** With what is asked of sound. */
    public static JobOutcome.Succeeded run(Path source, Path output, AudioSettings audio) {
        return run(
                source,
                output,
                Optional.empty(),
                new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF, audio),
                PictureChoice.standard());
    }

    /** With what is asked of texts. */
    public static JobOutcome.Succeeded run(Path source, Path output, TextSettings text) {
        return switch (outcome(source, output, text)) {
            case JobOutcome.Succeeded done -> done;
            case JobOutcome.Failed failed -> throw new AssertionError(failed.error());
            case JobOutcome.UpToDate same -> throw new AssertionError("already there: " + same.folder());
            case JobOutcome.Cancelled _ -> throw new AssertionError("cancelled by nobody");
        };
    }

    /** The same, however it ends. */
    public static JobOutcome outcome(Path source, Path output, TextSettings text) {
        try (EncodingEngine engine = EncodingEngine.open()) {
            return engine.run(
                    JobSpec.of(
                                    List.of(ClipSpec.whole(source)),
                                    output,
                                    WorkFolder.unlimited(output.resolveSibling(output.getFileName() + ".work")))
                            .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                            .with(new Effort(WORKERS, false))
                            .with(TrickPlaySettings.NONE)
                            .with(text),
                    _ -> {},
                    new Cancellation());
        }
    }

    private static JobOutcome.Succeeded run(
            Path source, Path output, Optional<String> preset, EncodeSettings settings, PictureChoice pictures) {
        JobSpec job = JobSpec.of(source, output, work(output))
                .with(preset.map(Presets::allNamed).orElse(List.of()))
                .with(settings)
                .with(new Effort(WORKERS, false))
                .with(pictures)
                .with(TrickPlaySettings.NONE);
        return run(job);
    }

    /** The same with pictures beside it, as jobs have them. */
    public static JobOutcome.Succeeded withPictures(
            List<ClipSpec> clips, Path output, Optional<String> preset, PictureChoice pictures) {
        return run(JobSpec.of(clips, output, work(output))
                .with(preset.map(Presets::allNamed).orElse(List.of()))
                .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                .with(new Effort(WORKERS, false))
                .with(pictures));
    }

    private static WorkFolder work(Path output) {
        return WorkFolder.unlimited(output.resolveSibling(output.getFileName() + ".work"));
    }

    /** Any job. */
    public static JobOutcome.Succeeded run(JobSpec job) {
        try (EncodingEngine engine = EncodingEngine.open()) {
            return switch (engine.run(job, _ -> {}, new Cancellation())) {
                case JobOutcome.Succeeded done -> done;
                case JobOutcome.UpToDate same -> throw new AssertionError("already there: " + same.folder());
                case JobOutcome.Failed failed -> throw new AssertionError(failed.error());
                case JobOutcome.Cancelled _ -> throw new AssertionError("cancelled by nobody");
            };
        }
    }
}
