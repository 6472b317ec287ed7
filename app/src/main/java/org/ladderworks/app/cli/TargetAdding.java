package org.ladderworks.app.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.destination.StoreEndpoint;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.destination.Target;
import org.ladderworks.publish.destination.TargetPlace;
import org.ladderworks.publish.destination.TargetShelf;
import org.ladderworks.publish.s3.BucketSettings;
import org.ladderworks.publish.s3.S3Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A place is saved under a name. */
@Command(
        name = "add",
        description = "Save a place under a name; one of that name is replaced. Nothing is connected.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TargetAdding extends TargetCommand.Action {
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

    @Mixin
    private DeliveryOptions delivery = new DeliveryOptions();

    @Override
    int run(Report report, TargetShelf shelf) {
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
        return SavedTarget.ofFolder(name, folder, delivery.read());
    }

    private SavedTarget bucket() {
        S3Settings store = new S3Settings(
                Optional.ofNullable(region),
                Optional.ofNullable(endpoint).map(TargetAdding::address),
                Optional.ofNullable(pathStyle),
                false,
                requesterPays);
        BucketSettings bucket = TargetPlace.bucket(place, store)
                .orElseThrow(() -> usage(
                        "no bucket is written so", "Write s3://bucket or s3://bucket/folder, without . and .. in it."));
        return SavedTarget.of(
                name,
                new Target.Bucket(
                        new BucketSettings(
                                bucket.bucket(),
                                bucket.folder(),
                                store,
                                Optional.ofNullable(profile),
                                Optional.ofNullable(storageClass),
                                Optional.ofNullable(encryption).map(TargetAdding::encryption),
                                Optional.ofNullable(acl)),
                        Optional.empty()),
                delivery.read());
    }

    private static BucketSettings.Encryption encryption(String text) {
        return SavedTarget.encryption(text)
                .orElseThrow(() -> usage("--encryption " + text + " is unknown", "It is s3, kms or kms:KEY."));
    }

    private static URI address(String text) {
        return StoreEndpoint.of(text)
                .orElseThrow(() -> usage(
                        "--endpoint is no address of a store",
                        "It is written https://host or https://host:port, without a user or a password."));
    }

    private static UsageException usage(String what, String remedy) {
        return new UsageException(ErrorCode.BAD_USAGE, what, remedy);
    }
}
