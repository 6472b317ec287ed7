package org.ladderworks.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.publish.upload.SourceUpload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A source to a target. */
@Command(
        name = "keep",
        description =
                "Keep a source in a target, below raw/: what is there is not sent again, and an upload that was cut goes on.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class KeepCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "A file.")
    @SuppressWarnings("NullAway.Init")
    private Path source;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    @Override
    public Integer call() {
        Report report = Report.of(spec.commandLine(), output.json);
        if (!Files.isRegularFile(source)) {
            throw new SourceException(
                    ErrorCode.SOURCE_NOT_FOUND, "there is no file " + source, "Check the path and its spelling.");
        }
        return PublishWords.cancellable(
                report,
                cancellation -> target.with(report, root.home(), cancellation, (publisher, place) -> {
                    SourceUpload.Kept kept = publisher.keepSource(source, report::progress, cancellation);
                    report.say("%s in %s  (%s%s)"
                            .formatted(
                                    kept.key(),
                                    place.place(),
                                    PublishWords.bytes(kept.size()),
                                    kept.thereBefore() ? ", there already" : ""));
                    report.result(Map.of("target", place.place(), "kept", kept));
                    return 0;
                }));
    }
}
