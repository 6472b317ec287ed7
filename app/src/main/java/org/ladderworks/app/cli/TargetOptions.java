package org.ladderworks.app.cli;

import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.destination.OpenTarget;
import org.ladderworks.app.destination.TargetAccess;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.PublishSettings;
import org.ladderworks.publish.store.Bandwidth;
import picocli.CommandLine.Option;

/** Which target a command works on, and how hard. */
final class TargetOptions {
    private static final int MOST_LANES = 64;
    private static final double SLOWEST = 0.1;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            required = true,
            description = "A saved target, a folder, or s3://bucket/folder.")
    private String name = "";

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "" + PublishSettings.LANES,
            description = "Most requests on their way at once, 1 to 64 (default: ${DEFAULT-VALUE}).")
    private int requests;

    @Option(
            names = "--bandwidth",
            paramLabel = "MBITS",
            description = "Most megabits a second to send; without it as fast as it goes.")
    private @Nullable Double bandwidth;

    /**
     * Opens the target, and closes it behind the work.
     *
     * @param writes whether the work changes anything: then it is found out first what the store can, where nobody knows it
     */
    int with(Report report, DataHome home, Cancellation cancellation, boolean writes, ToIntFunction<OpenTarget> work) {
        Bandwidth limit = limit(cancellation);
        TargetAccess.Opening opening = new TargetAccess.Opening(
                settings(limit), limit, writes, warning -> report.warn(warning.english()), cancellation);
        return new TargetAccess(home.targets(), home.uploads(), home.speeds()).with(name, opening, work::applyAsInt);
    }

    private PublishSettings settings(Bandwidth limit) {
        if (requests < 1 || requests > MOST_LANES) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "--requests " + requests + " is out of range", "Name 1 to 64.");
        }
        return TargetAccess.ofThisUser(limit.requests(requests));
    }

    private Bandwidth limit(Cancellation cancellation) {
        if (bandwidth != null && !(bandwidth >= SLOWEST && bandwidth <= 1e6)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "--bandwidth " + bandwidth + " is out of range",
                    "Name megabits a second, 0.1 at least.");
        }
        return Bandwidth.of(
                Optional.ofNullable(bandwidth).map(megabits -> Math.round(megabits * 1e6 / 8)), cancellation);
    }
}
