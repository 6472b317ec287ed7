package org.ladderworks.app.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.ImageRate;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.engine.time.FrameRate;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The frame rate of images, which have none of their own. */
final class FrameRateOption {
    @Option(
            names = "--frame-rate",
            paramLabel = "RATE",
            description = "Frame rate of numbered images, for example 24 or 24000/1001. A source of images is a pattern"
                    + " (shots/frame_%%05d.png), a glob in quotes, or their folder.")
    private @Nullable String frameRate;

    Optional<FrameRate> rate(CommandLine command) {
        return Optional.ofNullable(frameRate)
                .map(text -> ImageRate.parse(text)
                        .orElseThrow(() -> new ParameterException(
                                command, "--frame-rate " + text + ": give " + ImageRate.ADVICE)));
    }

    /** Says it in a job. */
    void into(JobDraft job) {
        if (frameRate != null) {
            job.put("source", "frameRate", frameRate);
        }
    }
}
