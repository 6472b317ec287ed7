package org.ladderworks.app.destination;

import java.time.Duration;
import java.util.function.Function;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.destination.BucketSetup;
import org.ladderworks.publish.s3.BucketConfiguration;
import org.ladderworks.publish.s3.BucketSettings;
import org.ladderworks.publish.upload.Trying;

/** Opens the settings of a bucket for who looks at them or sets them. */
public final class BucketAtWork {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private BucketAtWork() {}

    /**
     * Opens it, and closes it behind the work.
     *
     * @throws org.ladderworks.engine.error.PublishException where the bucket cannot be asked at all
     */
    public static <T> T with(
            BucketSettings bucket,
            BucketSetup.Wanted wanted,
            Cancellation cancellation,
            Function<BucketSetup, T> work) {
        try (BucketConfiguration open = BucketConfiguration.open(bucket)) {
            return work.apply(new BucketSetup(open, new Trying(bucket.name(), 1, PATIENCE, cancellation), wanted));
        }
    }
}
