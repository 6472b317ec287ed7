package org.ladderworks.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.wiring.Wiring;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.pipeline.Analysis;
import org.ladderworks.engine.pipeline.FetchedClips;
import org.ladderworks.engine.progress.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The ladder that a source would get. */
@Command(
        name = "ladder",
        description = "Show the ladder that a source would get, and why.",
        mixinStandardHelpOptions = true)
final class LadderCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(
            paramLabel = "SOURCE",
            arity = "1..*",
            description =
                    "Media file, images, or an s3, http or https address to plan for; several are joined, in the shape"
                            + " and at the rate of the first.")
    private List<String> sources = new ArrayList<>();

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "Ladder preset, as `ladderworks presets list` names them; or several with commas between, one for"
                            + " each codec and range. Without it the H.264 one that fits the length, and for an HDR source"
                            + " web-hdr-hevc too.")
    private @Nullable String preset;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Override
    public Integer call() {
        Report report = Report.of(spec.commandLine(), output.json);
        try (EncodingEngine engine = Wiring.engine();
                FetchedClips here = engine.fetch(
                        inputs.clips(spec.commandLine(), sources),
                        root.home().work(),
                        report::progress,
                        new Cancellation())) {
            Analysis found = engine.planLadder(
                    here.clips(),
                    preset == null ? List.of() : root.home().presets().allNamed(preset),
                    pictures.choice(spec.commandLine()),
                    new Cancellation());
            found.ladder()
                    .presets()
                    .forEach(preset -> report.say("%s: %s".formatted(preset.name(), preset.description())));
            found.ladder()
                    .rungs()
                    .forEach(rung -> report.say("  %-8s %-10s %7s fps  at most %5d kb/s on average%s"
                            .formatted(
                                    rung.family().title(),
                                    rung.size(),
                                    rung.frameRate().toDecimal(),
                                    rung.ceiling().bitsPerSecond() / 1000,
                                    rung.halved() ? "  (frame rate halved)" : "")));
            found.ladder().dropped().forEach(reason -> report.say("  " + reason));
            found.notesOfAll().forEach(note -> report.say("  " + note));
            report.result(SourceJson.ladder(found));
            return 0;
        }
    }
}
