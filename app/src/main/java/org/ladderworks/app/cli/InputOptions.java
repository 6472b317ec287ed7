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

/** What is said of sources beside their names: the piece that is meant, the rate of images, sound from elsewhere. */
final class InputOptions {
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

    @Option(
            names = "--audio-file",
            paramLabel = "FILE",
            description = "Sound from this file, instead of the source's own; its beginning is heard with the source's"
                    + " first frame.")
    private @Nullable Path audioFile;

    /** The sources; a piece, or sound from elsewhere, can be asked of one alone. */
    List<ClipSpec> clips(CommandLine command, List<String> sources) {
        Trim trim = new Trim(point(from), point(to), point(duration));
        if (!trim.isNone() && sources.size() > 1) {
            throw new ParameterException(
                    command, "--from, --to and --duration cut a piece of one source; there are " + sources.size());
        }
        if (audioFile != null && sources.size() > 1) {
            throw new ParameterException(command, "--audio-file is for one source; there are " + sources.size());
        }
        Optional<FrameRate> rate = frameRate.rate(command);
        return sources.stream()
                .map(source -> SourceArgument.clip(command, source, trim, rate, Optional.ofNullable(audioFile)))
                .toList();
    }

    /** Says it in a job; sources that the job names already go where some are given. */
    void into(JobDraft job, CommandLine command, List<String> sources) {
        List<ClipSpec> _ = clips(command, sources);
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
        if (audioFile != null) {
            job.put("source", "audioFile", audioFile);
        }
    }

    private static Optional<CutPoint> point(@Nullable String text) {
        return Optional.ofNullable(text).map(CutPoint::parse);
    }
}
