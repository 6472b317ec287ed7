package org.ladderworks.app.destination;

import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.destination.Delivery;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.destination.Target;
import org.ladderworks.publish.destination.TargetPlace;
import org.ladderworks.publish.s3.BucketSettings;
import org.ladderworks.publish.s3.S3Settings;

/**
 * A target as an operator fills it in; what is blank is not said. Credentials are none of it: they are where AWS's own tools have
 * them.
 *
 * @param place a folder, or {@code s3://bucket/folder}
 * @param viewers address that viewers find the target's folder under
 * @param region of a bucket
 * @param endpoint of a store that is not AWS
 * @param profile of the AWS files
 * @param pathStyle whether the bucket stands in the path of requests; where empty, for all but AWS it does
 */
public record NewTarget(
        String name,
        String place,
        String viewers,
        String region,
        String endpoint,
        String profile,
        Optional<Boolean> pathStyle) {
    /** A folder and nothing else. */
    public static NewTarget ofFolder(String name, String place) {
        return new NewTarget(name, place, "", "", "", "", Optional.empty());
    }

    /**
     * As it is kept.
     *
     * @throws org.ladderworks.engine.error.EngineException naming what is not as it has to be
     */
    public SavedTarget saved() {
        Optional<Delivery> delivery =
                said(viewers).map(url -> Delivery.of(url, Optional.empty(), Optional.empty(), Optional.empty()));
        return TargetPlace.isOfBucket(place.strip())
                ? SavedTarget.of(name.strip(), new Target.Bucket(bucket(), Optional.empty()), delivery)
                : SavedTarget.ofFolder(name.strip(), folder(), delivery);
    }

    private Path folder() {
        return TargetPlace.folder(place.strip())
                .filter(_ -> !place.contains("://"))
                .orElseThrow(() -> refused("this is no place", "Name the path of a folder, or s3://bucket/folder."));
    }

    private BucketSettings bucket() {
        S3Settings store = new S3Settings(
                said(region),
                said(endpoint)
                        .map(
                                text -> StoreEndpoint.of(text)
                                        .orElseThrow(
                                                () -> refused(
                                                        "the endpoint is no address of a store",
                                                        "It is written https://host or https://host:port, without a user or a password."))),
                pathStyle,
                false,
                false);
        BucketSettings named = TargetPlace.bucket(place.strip(), store)
                .orElseThrow(() -> refused(
                        "no bucket is written so", "Write s3://bucket or s3://bucket/folder, without . and .. in it."));
        return new BucketSettings(
                named.bucket(),
                named.folder(),
                store,
                said(profile),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> said(String text) {
        return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
    }

    private static UsageException refused(String what, String remedy) {
        return new UsageException(ErrorCode.BAD_USAGE, what, remedy);
    }
}
