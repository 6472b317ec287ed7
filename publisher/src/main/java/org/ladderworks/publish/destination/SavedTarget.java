package org.ladderworks.publish.destination;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.publish.s3.BucketSettings;
import org.ladderworks.publish.s3.BucketSettings.Encryption;
import org.ladderworks.publish.s3.S3Settings;
import org.ladderworks.publish.store.StoreTraits;

/**
 * A target as it is kept, under a name. Nothing of it is secret.
 *
 * @param place as it is written
 * @param encryption {@code s3}, {@code kms} or {@code kms:KEY}
 * @param traits what a trial has found of the store; absent where nobody has tried
 * @param delivery how viewers reach what lies there, where that is known
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonPropertyOrder({"name", "place"})
public record SavedTarget(
        String name,
        String place,
        Optional<String> region,
        Optional<String> endpoint,
        Optional<Boolean> pathStyle,
        Optional<String> profile,
        Optional<String> storageClass,
        Optional<String> encryption,
        Optional<String> acl,
        Optional<Boolean> requesterPays,
        Optional<StoreTraits> traits,
        Optional<Delivery> delivery) {
    static final String KMS = "kms";
    static final String STORE_KEYS = "s3";

    /** A folder. */
    public static SavedTarget ofFolder(String name, Path folder, Optional<Delivery> delivery) {
        return new SavedTarget(
                name,
                folder.toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                delivery);
    }

    /** A bucket. */
    public static SavedTarget of(String name, Target.Bucket target, Optional<Delivery> delivery) {
        BucketSettings settings = target.settings();
        S3Settings store = settings.store();
        return new SavedTarget(
                name,
                settings.name(),
                store.region(),
                store.endpoint().map(URI::toString),
                store.pathStyle(),
                settings.profile(),
                settings.storageClass(),
                settings.encryption().map(SavedTarget::text),
                settings.acl(),
                store.requesterPays() ? Optional.of(true) : Optional.empty(),
                target.traits(),
                delivery);
    }

    private static String text(Encryption encryption) {
        return switch (encryption) {
            case Encryption.StoreKeys _ -> STORE_KEYS;
            case Encryption.Kms kms -> KMS + kms.key().map(key -> ":" + key).orElse("");
        };
    }

    /** How encryption is written; empty where it is written as none that there is. */
    public static Optional<Encryption> encryption(String text) {
        if (text.equals(STORE_KEYS)) {
            return Optional.of(new Encryption.StoreKeys());
        }
        if (text.equals(KMS)) {
            return Optional.of(new Encryption.Kms(Optional.empty()));
        }
        return text.startsWith(KMS + ":") && text.length() > KMS.length() + 1
                ? Optional.of(new Encryption.Kms(Optional.of(text.substring(KMS.length() + 1))))
                : Optional.empty();
    }

    /** The target; empty where what was kept is no target. */
    Optional<Target> target() {
        if (!TargetPlace.isOfBucket(place)) {
            return TargetPlace.folder(place).map(Target.Folder::new);
        }
        S3Settings store =
                new S3Settings(region, endpoint.map(URI::create), pathStyle, false, requesterPays.orElse(false));
        return TargetPlace.bucket(place, store)
                .map(bucket -> new Target.Bucket(
                        new BucketSettings(
                                bucket.bucket(),
                                bucket.folder(),
                                store,
                                profile,
                                storageClass,
                                encryption.flatMap(SavedTarget::encryption),
                                acl),
                        traits));
    }
}
