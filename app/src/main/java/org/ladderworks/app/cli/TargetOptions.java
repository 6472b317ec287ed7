package org.ladderworks.app.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.PublishSettings;
import org.ladderworks.publish.Publisher;
import org.ladderworks.publish.destination.Target;
import org.ladderworks.publish.destination.TargetTrial;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoreTraits;
import org.ladderworks.publish.upload.TargetLine;
import org.ladderworks.publish.upload.Trying;
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
        PublishSettings settings = settings(limit);
        Target target = home.targets().find(name);
        if (writes && target instanceof Target.Bucket bucket && bucket.traits().isEmpty()) {
            target = tried(name, home, settings, bucket, cancellation);
        }
        if (writes
                && target instanceof Target.Bucket bucket
                && !bucket.traits().map(StoreTraits::conditions).orElse(true)) {
            report.warn(
                    target.place() + " holds no conditions on what is written: a lock object keeps publishers apart,"
                            + " which is weaker");
        }
        try (ObjectStore store = target.open(limit)) {
            TargetLine line = new TargetLine(home.speeds(), target.line(), limit.limit());
            return work.applyAsInt(new OpenTarget(
                    name,
                    target,
                    home.targets().delivery(name),
                    new Publisher(store, settings, home.uploads(), Clock.systemUTC(), line)));
        }
    }

    private static Target.Bucket tried(
            String name, DataHome home, PublishSettings settings, Target.Bucket bucket, Cancellation cancellation) {
        try (ObjectStore store = bucket.with(StoreTraits.ALL).open(Bandwidth.of(Optional.empty()))) {
            Trying trying = new Trying(store.name(), 1, settings.patience(), cancellation);
            StoreTraits found = new TargetTrial(store, trying).traits();
            home.targets().note(name, found);
            return bucket.with(found);
        }
    }

    private PublishSettings settings(Bandwidth limit) {
        if (requests < 1 || requests > MOST_LANES) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "--requests " + requests + " is out of range", "Name 1 to 64.");
        }
        return ofThisUser(limit.requests(requests));
    }

    /** For the log: who publishes, and from where. */
    static PublishSettings ofThisUser(int requests) {
        return new PublishSettings(
                requests, PublishSettings.PATIENCE, System.getProperty("user.name", "unknown"), machine());
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

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
