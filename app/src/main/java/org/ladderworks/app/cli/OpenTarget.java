package org.ladderworks.app.cli;

import java.util.Optional;
import org.ladderworks.publish.Publisher;
import org.ladderworks.publish.cdn.CloudFrontSettings;
import org.ladderworks.publish.destination.Delivery;
import org.ladderworks.publish.destination.Target;

/**
 * A target that is open.
 *
 * @param name as the command named it
 * @param delivery how viewers reach what lies there, where that was saved with it
 */
record OpenTarget(String name, Target target, Optional<Delivery> delivery, Publisher publisher) {
    /** The distribution whose caches are to be told; empty where none is known. */
    Optional<CloudFrontSettings> distribution() {
        return distribution(target, delivery);
    }

    static Optional<CloudFrontSettings> distribution(Target target, Optional<Delivery> delivery) {
        return delivery.flatMap(each -> each.distribution(profile(target)));
    }

    /** The profile of the AWS files that the target itself uses; those of other stores are no help with AWS. */
    private static Optional<String> profile(Target target) {
        return target instanceof Target.Bucket bucket
                        && bucket.settings().store().endpoint().isEmpty()
                ? bucket.settings().profile()
                : Optional.empty();
    }
}
