package org.ladderworks.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.destination.Target;
import org.ladderworks.publish.destination.TargetPlace;
import org.ladderworks.publish.destination.TargetShelf;
import org.ladderworks.publish.destination.TargetTrial;
import org.ladderworks.publish.s3.BucketSettings;
import org.ladderworks.publish.s3.S3Settings;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.upload.Trying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The places that are published to. */
@Command(
        name = "target",
        description =
                "Save, list, test and forget places to publish to. Credentials are never saved: they are AWS's own"
                        + " (profiles, sign-in, environment).",
        mixinStandardHelpOptions = true,
        subcommands = {
            TargetCommand.Add.class,
            TargetCommand.ListThem.class,
            TargetCommand.Test.class,
            TargetCommand.Forget.class
        })
final class TargetCommand extends CommandGroup {
    /** What all that is done with targets shares. */
    abstract static class Action implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private OutputOptions output = new OutputOptions();

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private TargetCommand parent;

        @Override
        public Integer call() {
            Report report = Report.of(spec.commandLine(), output.json);
            return PublishWords.cancellable(
                    report, cancellation -> run(report, parent.home().targets(), cancellation));
        }

        abstract int run(Report report, TargetShelf shelf, Cancellation cancellation);
    }

    @Command(
            name = "add",
            description = "Save a place under a name; one of that name is replaced. Nothing is connected.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Add extends Action {
        @Parameters(index = "0", paramLabel = "NAME", description = "Small letters, digits and hyphens.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "PLACE", description = "A folder, or s3://bucket/folder.")
        private String place = "";

        @Option(names = "--region", paramLabel = "REGION", description = "The bucket's; without it the profile's.")
        private @Nullable String region;

        @Option(names = "--endpoint", paramLabel = "URL", description = "Of a store that is not AWS.")
        private @Nullable String endpoint;

        @Option(
                names = "--path-style",
                negatable = true,
                description = "Whether the bucket stands in the path of requests; without it, for all but AWS it does.")
        private @Nullable Boolean pathStyle;

        @Option(names = "--profile", paramLabel = "NAME", description = "Of the AWS files.")
        private @Nullable String profile;

        @Option(
                names = "--storage-class",
                paramLabel = "CLASS",
                description = "As S3 names it, such as STANDARD_IA or INTELLIGENT_TIERING.")
        private @Nullable String storageClass;

        @Option(
                names = "--encryption",
                paramLabel = "HOW",
                description = "By the store: s3, kms, or kms:KEY; without it as the bucket has it.")
        private @Nullable String encryption;

        @Option(
                names = "--acl",
                paramLabel = "ACL",
                description = "Such as bucket-owner-full-control; without it none, as buckets of today want it.")
        private @Nullable String acl;

        @Option(names = "--requester-pays", description = "This account pays for requests.")
        private boolean requesterPays;

        @Override
        int run(Report report, TargetShelf shelf, Cancellation cancellation) {
            SavedTarget target = TargetPlace.isOfBucket(place) ? bucket() : folder();
            shelf.save(target);
            report.say("Saved: publish with --to " + name + "; `ladderworks target test " + name + "` tries it.");
            report.result(Map.of("saved", target));
            return 0;
        }

        private SavedTarget folder() {
            if (region != null
                    || endpoint != null
                    || profile != null
                    || storageClass != null
                    || encryption != null
                    || acl != null
                    || requesterPays
                    || pathStyle != null) {
                throw usage(place + " is a folder", "Options of buckets go with an s3:// address.");
            }
            Path folder = TargetPlace.folder(place)
                    .orElseThrow(() -> usage("no folder can be called so", "Name the path of a folder."));
            return SavedTarget.ofFolder(name, folder);
        }

        private SavedTarget bucket() {
            S3Settings store = new S3Settings(
                    Optional.ofNullable(region),
                    Optional.ofNullable(endpoint).map(Add::address),
                    Optional.ofNullable(pathStyle),
                    false,
                    requesterPays);
            BucketSettings bucket = TargetPlace.bucket(place, store)
                    .orElseThrow(() -> usage(
                            "no bucket is written so",
                            "Write s3://bucket or s3://bucket/folder, without . and .. in it."));
            return SavedTarget.of(
                    name,
                    new Target.Bucket(
                            new BucketSettings(
                                    bucket.bucket(),
                                    bucket.folder(),
                                    store,
                                    Optional.ofNullable(profile),
                                    Optional.ofNullable(storageClass),
                                    Optional.ofNullable(encryption).map(Add::encryption),
                                    Optional.ofNullable(acl)),
                            Target.Conditions.UNKNOWN));
        }

        private static BucketSettings.Encryption encryption(String text) {
            return SavedTarget.encryption(text)
                    .orElseThrow(() -> usage("--encryption " + text + " is unknown", "It is s3, kms or kms:KEY."));
        }

        private static URI address(String text) {
            try {
                URI address = new URI(text);
                boolean good = ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                        && address.getHost() != null
                        && address.getUserInfo() == null;
                if (good) {
                    return address;
                }
            } catch (URISyntaxException e) {
                // Told below; what was written may hold a password.
            }
            throw usage(
                    "--endpoint is no address of a store",
                    "It is written https://host or https://host:port, without a user or a password.");
        }

        private static UsageException usage(String what, String remedy) {
            return new UsageException(ErrorCode.BAD_USAGE, what, remedy);
        }
    }

    @Command(name = "list", description = "Name all saved targets.", mixinStandardHelpOptions = true)
    static final class ListThem extends Action {
        @Override
        int run(Report report, TargetShelf shelf, Cancellation cancellation) {
            List<SavedTarget> targets = shelf.list();
            if (targets.isEmpty()) {
                report.say("None is saved: `ladderworks target add NAME PLACE` saves one.");
            }
            targets.forEach(target -> report.say("%-16s %s%s"
                    .formatted(
                            target.name(),
                            target.place(),
                            target.endpoint().map(endpoint -> " at " + endpoint).orElse(""))));
            report.result(Map.of("targets", targets));
            return 0;
        }
    }

    @Command(
            name = "test",
            description =
                    "Try everything that publishing needs, on objects of its own, and name each right that is missing.",
            mixinStandardHelpOptions = true)
    static final class Test extends Action {
        private static final Duration PATIENCE = Duration.ofSeconds(20);

        @Parameters(paramLabel = "TARGET", description = "A saved target, a folder, or s3://bucket/folder.")
        private String name = "";

        @Override
        int run(Report report, TargetShelf shelf, Cancellation cancellation) {
            Target target = shelf.find(name);
            Target known = target instanceof Target.Bucket bucket ? bucket.with(Target.Conditions.HELD) : target;
            TargetTrial.Found found;
            try (ObjectStore store = known.open(Bandwidth.of(Optional.empty()))) {
                found = new TargetTrial(store, new Trying(store.name(), 1, PATIENCE, cancellation)).run();
            }
            found.steps()
                    .forEach(step -> report.say("%-8s %-24s %s"
                            .formatted(
                                    step.problem().isEmpty() ? "good" : "missing",
                                    step.what(),
                                    step.problem().orElse(""))));
            report.say(
                    found.conditions() == Target.Conditions.HELD
                            ? "good     conditions on what is written: two publishers cannot mix a title"
                            : "weaker   the store holds no conditions on what is written: a lock object is used instead");
            shelf.note(name, found.conditions());
            report.result(Map.of("steps", found.steps(), "conditions", found.conditions(), "good", found.isGood()));
            if (!found.isGood()) {
                throw new PublishException(
                        ErrorCode.TARGET_RIGHT_MISSING,
                        "publishing to " + target.place() + " would not work",
                        "Ask who owns it for what is missing above.");
            }
            return 0;
        }
    }

    @Command(
            name = "forget",
            description = "Forget a saved target; what is in it stays.",
            mixinStandardHelpOptions = true)
    static final class Forget extends Action {
        @Parameters(paramLabel = "NAME", description = "Target to forget.")
        private String name = "";

        @Override
        int run(Report report, TargetShelf shelf, Cancellation cancellation) {
            boolean was = shelf.forget(name);
            report.say(was ? "Forgotten: " + name : "No target was called " + name);
            report.result(Map.of("forgotten", was));
            return 0;
        }
    }
}
