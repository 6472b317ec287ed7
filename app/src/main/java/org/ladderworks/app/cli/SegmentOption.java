package org.ladderworks.app.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.time.MediaTime;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Segment length, shared by the commands that package. */
final class SegmentOption {
    @Option(
            names = "--segment",
            paramLabel = "SECONDS",
            description = "Length of a segment, cut at the nearest GOP. Without it the length near 6 s that suits the"
                    + " frame rate and whole AAC frames.")
    private @Nullable String seconds;

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
