package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.pipeline.JobSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Source to package. */
@Command(
        name = "encode",
        description = "Encode a source into a ladder and package it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EncodeCommand implements Callable<Integer> {
    /** The engine's modes under short names. */
    enum Rate {
        CRF(RateMode.CAPPED_CRF),
        BITRATE(RateMode.TARGET_BITRATE),
        TWO_PASS(RateMode.TWO_PASS);

        private final RateMode mode;

        Rate(RateMode mode) {
            this.mode = mode;
        }

        /** As it is typed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "SOURCE", description = "Media file to encode.")
    @SuppressWarnings("NullAway.Init")
    private Path source;

    @Mixin
    private PackageFolderOption out = new PackageFolderOption();

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Ladder preset: web-h264, short-clip, apple-h264, web-hevc, web-av1, and for HDR sources"
                    + " web-hdr-hevc and web-hdr-av1; or several with commas between, one for each codec and range."
                    + " Without it the H.264 one that fits the length, and for an HDR source web-hdr-hevc too.")
    private @Nullable String preset;

    @Option(
            names = "--rate",
            paramLabel = "MODE",
            defaultValue = "crf",
            description =
                    "crf: constant quality, each rung's bit rate being the ceiling of its average (default);"
                            + " bitrate: aim at that bit rate; two-pass: the same in two passes, which takes half as long again.")
    private Rate rate = Rate.CRF;

    @Option(
            names = "--speed",
            paramLabel = "PRESET",
            description = "Speed in x264's names, ultrafast to veryslow, instead of the preset's.")
    private @Nullable String speed;

    @Mixin
    private AudioOptions audio = new AudioOptions();

    @Mixin
    private SegmentOption segment = new SegmentOption();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Override
    public Integer call() {
        Report report = Report.of(spec.commandLine(), output.json);
        JobSpec job = new JobSpec(
                source,
                out.folder,
                Optional.ofNullable(preset),
                segment.length(spec.commandLine()),
                work.folder(root.home()),
                new EncodeSettings(
                        Optional.ofNullable(speed).map(name -> EncoderSpeed.checked(spec.commandLine(), name)),
                        rate.mode,
                        audio.settings(spec.commandLine())),
                work.effort(spec.commandLine()),
                pictures.choice(spec.commandLine()));
        try (EncodingEngine engine = EncodingEngine.open()) {
            return JobRun.run(report, cancellation -> engine.run(job, report::progress, cancellation));
        }
    }
}
