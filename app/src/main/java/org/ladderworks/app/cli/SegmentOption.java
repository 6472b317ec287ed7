package org.ladderworks.app.cli;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.engine.pipeline.SegmentLength;
import org.ladderworks.engine.time.MediaTime;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.node.JsonNodeFactory;

/** How packages are cut and what is in them, shared by the commands that package. */
final class SegmentOption {
    @Option(
            names = "--segment",
            paramLabel = "SECONDS",
            description = "Length of a segment, cut at the nearest GOP. Without it the length near 6 s that suits the"
                    + " frame rate and whole AAC frames.")
    private @Nullable String seconds;

    @Option(
            names = "--hls-ts",
            description =
                    "Write HLS with MPEG-TS for old players too, in the folder ts of the package: rungs of H.264 in"
                            + " SDR, AAC in stereo. With --drm its segments are encrypted with AES-128, as `hlsTs` says there.")
    boolean transport;

    @Option(
            names = "--audio-only-variant",
            description =
                    "List sound alone as one more variant of HLS, for viewers whose network carries no picture. Not for"
                            + " packages that tvOS plays: Apple's rules forbid it there.")
    boolean audioOnlyVariant;

    /** Says it in a job. */
    void into(JobDraft job, CommandLine command) {
        SegmentLength.check(length(command));
        if (seconds != null) {
            job.put("package", "segmentSeconds", JsonNodeFactory.instance.numberNode(new BigDecimal(seconds)));
        }
        if (transport) {
            job.put("package", "hlsTs", true);
        }
        if (audioOnlyVariant) {
            job.put("package", "audioOnlyVariant", true);
        }
    }

    Optional<MediaTime> length(CommandLine command) {
        if (seconds == null) {
            return Optional.empty();
        }
        if (!seconds.matches("\\d{1,4}(\\.\\d{1,9})?")) {
            throw new ParameterException(command, "--segment " + seconds + ": give seconds, for example 5.76");
        }
        return Optional.of(MediaTime.ofSeconds(seconds));
    }
}
