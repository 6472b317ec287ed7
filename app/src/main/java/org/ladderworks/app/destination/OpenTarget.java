package org.ladderworks.app.destination;

import java.util.List;
import java.util.Optional;
import org.ladderworks.publish.Publisher;
import org.ladderworks.publish.cdn.CloudFrontSettings;
import org.ladderworks.publish.destination.Delivery;
import org.ladderworks.publish.destination.Target;
import org.ladderworks.publish.upload.ListPrice;
import org.ladderworks.publish.upload.UploadPlan;

/**
 * A target that is open.
 *
 * @param name as it was asked for
 * @param delivery how viewers reach what lies there, where that was saved with it
 */
public record OpenTarget(String name, Target target, Optional<Delivery> delivery, Publisher publisher) {
    /** Those of the SDK that name another store than AWS. */
    private static final List<String> ENDPOINTS = List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");

    /** The distribution whose caches are to be told; empty where none is known. */
    public Optional<CloudFrontSettings> distribution() {
        return distribution(target, delivery);
    }

    static Optional<CloudFrontSettings> distribution(Target target, Optional<Delivery> delivery) {
        return delivery.flatMap(each -> each.distribution(profile(target)));
    }

    /** What a plan takes here. */
    public PlannedUpload planned(UploadPlan plan) {
        return new PlannedUpload(plan, target.place(), publisher.time(plan), price(plan));
    }

    /** What a plan costs by the list prices of AWS; empty of a store that is not AWS. */
    public Optional<ListPrice> price(UploadPlan plan) {
        return isOfAws() ? Optional.of(ListPrice.of(plan)) : Optional.empty();
    }

    private boolean isOfAws() {
        return target instanceof Target.Bucket bucket
                && bucket.settings().store().endpoint().isEmpty()
                && ENDPOINTS.stream().noneMatch(System.getenv()::containsKey);
    }

    /** The profile of the AWS files that the target itself uses; those of other stores are no help with AWS. */
    private static Optional<String> profile(Target target) {
        return target instanceof Target.Bucket bucket
                        && bucket.settings().store().endpoint().isEmpty()
                ? bucket.settings().profile()
                : Optional.empty();
    }
}
