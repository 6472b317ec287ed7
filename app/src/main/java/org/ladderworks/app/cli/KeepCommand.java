package org.ladderworks.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ladderworks.app.destination.OpenTarget;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.publish.upload.SourceUpload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A source to a target. */
@Command(
        name = "keep",
        description =
                "Keep a source in a target, below raw/: what is there is not sent again, and an upload that was cut goes on.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class KeepCommand extends HomeCommand {
    @Parameters(paramLabel = "SOURCE", description = "A file.")
    @SuppressWarnings("NullAway.Init")
    private Path source;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Override
    int run(Report report) {
        if (!Files.isRegularFile(source)) {
            throw new SourceException(
                    ErrorCode.SOURCE_NOT_FOUND, "there is no file " + source, "Check the path and its spelling.");
        }
        return Cancellable.run(
                report,
                "Cancelled; what was sent stays: the same command goes on.",
                work -> target.with(report, home(), work.cancellation(), true, open -> keep(report, open, work)));
    }

    private int keep(Report report, OpenTarget open, Cancellable work) {
        SourceUpload.Kept kept = open.publisher().keepSource(source, report::progress, work.cancellation());
        report.say("%s in %s  (%s%s)"
                .formatted(
                        kept.key(),
                        open.target().place(),
                        PublishWords.bytes(kept.size()),
                        kept.thereBefore() ? ", there already" : ""));
        report.result(Map.of("target", open.target().place(), "kept", kept));
        return 0;
    }
}
