package org.ladderworks.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ladderworks.app.wiring.Wiring;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.progress.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The main job, on a source that it makes itself. */
@Command(
        name = "demo",
        description = "Make a sample source, encode and package it, and say where to look.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int LONGEST = 3600;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "ladderworks-demo",
            description = "Folder that becomes the package; ${DEFAULT-VALUE} where none is named.")
    private Path out = Path.of("ladderworks-demo");

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Length of the sample, 1 to " + LONGEST + "; ${DEFAULT-VALUE} without it.")
    private int seconds = 20;

    @Override
    public Integer call() {
        if (seconds < 1 || seconds > LONGEST) {
            throw new ParameterException(spec.commandLine(), "--seconds is " + seconds + "; choose 1 to " + LONGEST);
        }
        Report report = Report.of(spec.commandLine(), output.json);
        Path sample = sampleFile();
        try (EncodingEngine engine = Wiring.engine()) {
            report.say("Making a sample source of " + seconds + " s ...");
            engine.generateSample(sample, seconds, new Cancellation());
            JobSpec job = new JobSpec(
                    sample,
                    out,
                    List.of(),
                    Optional.empty(),
                    root.home().work(),
                    EncodeSettings.standard(),
                    Effort.full());
            return JobRun.run(report, cancellation -> engine.run(job, report::progress, cancellation));
        } finally {
            delete(sample);
        }
    }

    private static Path sampleFile() {
        try {
            return Files.createTempFile("ladderworks-sample", ".mp4");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path sample) {
        try {
            Files.deleteIfExists(sample);
        } catch (IOException e) {
            sample.toFile().deleteOnExit();
        }
    }
}
