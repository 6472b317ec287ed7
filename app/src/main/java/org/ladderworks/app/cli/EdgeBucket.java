package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.destination.BucketSetup;
import org.ladderworks.publish.destination.Target;
import org.ladderworks.publish.edge.BucketFiles;
import org.ladderworks.publish.edge.BucketReader;
import org.ladderworks.publish.edge.BucketScope;
import org.ladderworks.publish.s3.BucketConfiguration.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The settings of a bucket: as files, or in the bucket itself. */
@Command(
        name = "bucket",
        description =
                "CORS, lifecycle and policy of a bucket. Rules that it has and that are not ours stay. With --to, the bucket is"
                        + " asked what it has, and set with --apply; else they are made as files.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EdgeBucket extends HomeCommand {
    @Option(names = "--to", paramLabel = "TARGET", description = "A saved target, or s3://bucket/folder.")
    private @Nullable String target;

    @Option(names = "--apply", description = "Set what differs.")
    private boolean apply;

    @Option(names = "--bucket", paramLabel = "NAME", description = "The bucket, for files.")
    private @Nullable String bucket;

    @Option(names = "--prefix", paramLabel = "FOLDER", description = "The target's folder in it.")
    private @Nullable String prefix;

    @Option(names = "--distribution", paramLabel = "ARN", description = "The distribution that may read it.")
    private @Nullable String distribution;

    @Option(
            names = "--edge-address",
            paramLabel = "CIDR",
            description = "An edge that may read it, such as 203.0.113.7/32.")
    private List<String> addresses = new ArrayList<>();

    @Mixin
    private AudienceOptions audience = new AudienceOptions();

    @Option(names = "--cors", paramLabel = "FILE", description = "What `aws s3api get-bucket-cors` printed.")
    private @Nullable Path cors;

    @Option(
            names = "--lifecycle",
            paramLabel = "FILE",
            description = "What `aws s3api get-bucket-lifecycle-configuration` printed.")
    private @Nullable Path lifecycle;

    @Option(names = "--policy", paramLabel = "FILE", description = "What `aws s3api get-bucket-policy` printed.")
    private @Nullable Path policy;

    @Mixin
    private ConfigFolder folder = new ConfigFolder();

    @Override
    int run(Report report) {
        if (target == null) {
            files(report);
            return 0;
        }
        boolean ofFiles = folder.isNamed()
                || Stream.of(bucket, prefix, cors, lifecycle, policy).anyMatch(each -> each != null);
        if (ofFiles) {
            throw usage(
                    "--to excludes --bucket, --prefix, --out and files",
                    "With --to the bucket itself is asked what it has; leave --to out to make files.");
        }
        if (!(home().targets().find(target) instanceof Target.Bucket store)) {
            throw usage(target + " is a folder", "Only buckets have such settings.");
        }
        BucketScope scope =
                new BucketScope(store.settings().bucket(), store.settings().folder());
        return new BucketApplying(report, wanted(scope), apply).run(store.settings());
    }

    private void files(Report report) {
        if (apply || bucket == null) {
            throw usage(
                    apply ? "--apply is for a target" : "neither --to nor --bucket is given",
                    "Name the target with --to, or the bucket with --bucket to make files.");
        }
        BucketSetup.Wanted wanted =
                wanted(new BucketScope(bucket, prefix == null ? "" : prefix.replaceAll("^/+|/+$", "")));
        Map<Part, String> present = new EnumMap<>(Map.of(
                Part.CORS, ConfigFolder.text(cors),
                Part.LIFECYCLE, ConfigFolder.text(lifecycle),
                Part.POLICY, ConfigFolder.text(policy)));
        List<ConfigFolder.Made> made = new ArrayList<>();
        present.forEach((part, has) -> wanted.made(part, has)
                .ifPresent(file -> made.add(new ConfigFolder.Made(
                        file,
                        Optional.of(
                                part == Part.POLICY
                                        ? BucketFiles.presentPolicyText(has)
                                        : BucketFiles.presentText(has))))));
        folder.show(report, made);
    }

    private BucketSetup.Wanted wanted(BucketScope scope) {
        return new BucketSetup.Wanted(scope, audience.pages(), reader(), audience.records());
    }

    private Optional<BucketReader> reader() {
        if (distribution != null && !addresses.isEmpty()) {
            throw usage(
                    "--distribution and --edge-address exclude each other",
                    "Name who reads the bucket: CloudFront or edges of your own.");
        }
        return distribution != null
                ? Optional.of(new BucketReader.Distribution(distribution))
                : addresses.isEmpty() ? Optional.empty() : Optional.of(new BucketReader.Addresses(addresses));
    }

    private static UsageException usage(String what, String remedy) {
        return new UsageException(ErrorCode.BAD_USAGE, what, remedy);
    }
}
