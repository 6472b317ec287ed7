package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.CutPoint;
import org.ladderworks.engine.pipeline.Trim;
import org.ladderworks.engine.time.FrameRate;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which piece of a source is meant, and the rate of images. */
final class PieceOptions {
    @Mixin
    private FrameRateOption frameRate = new FrameRateOption();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Begin with the frame that is shown at this time after the source's first: seconds, HH:MM:SS.mmm,"
                            + " or a time code HH:MM:SS:FF at the source's rate (drop-frame HH:MM:SS;FF).")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "End before the frame that is shown at this time after the source's first.")
    private @Nullable String to;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = "Instead of --to: end so long after the beginning.")
    private @Nullable String duration;

    /**
     * The sources; a piece can be asked of one alone.
     *
     * @param audioFile sound from elsewhere
     */
    List<ClipSpec> clips(CommandLine command, List<String> sources, Optional<Path> audioFile) {
        Trim trim = new Trim(point(from), point(to), point(duration));
        if (!trim.isNone() && sources.size() > 1) {
            throw new ParameterException(
                    command, "--from, --to and --duration cut a piece of one source; there are " + sources.size());
        }
        Optional<FrameRate> rate = frameRate.rate(command);
        return sources.stream()
                .map(source -> SourceArgument.clip(command, source, trim, rate, audioFile))
                .toList();
    }

    /** Says it in a job; sources that the job names already go where some are given. */
    void into(JobDraft job, List<String> sources) {
        if (!sources.isEmpty()) {
            job.sources(sources);
        }
        frameRate.into(job);
        if (from != null) {
            job.put("source", "from", from);
        }
        if (to != null) {
            job.drop("source", "duration").put("source", "to", to);
        }
        if (duration != null) {
            job.drop("source", "to").put("source", "duration", duration);
        }
    }

    private static Optional<CutPoint> point(@Nullable String text) {
        return Optional.ofNullable(text).map(CutPoint::parse);
    }
}
