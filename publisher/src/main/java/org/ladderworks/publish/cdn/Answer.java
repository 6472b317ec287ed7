package org.ladderworks.publish.cdn;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What CloudFront says of an invalidation.
 *
 * @param asked when it was first asked for, by CloudFront's clock
 */
record Answer(String id, String status, Optional<Instant> asked) {
    private static final String COMPLETED = "Completed";

    /** True where all caches have forgotten. */
    boolean isDone() {
        return status.equals(COMPLETED);
    }

    /**
     * Checks what came from outside.
     *
     * @throws SdkClientException where something is missing, as of any answer that cannot be read
     */
    static Answer of(software.amazon.awssdk.services.cloudfront.model.@Nullable Invalidation told) {
        if (told == null
                || told.id() == null
                || told.status() == null
                || !told.id().matches("[A-Za-z0-9]{1,64}")) {
            throw SdkClientException.create("no invalidation in the answer");
        }
        return new Answer(told.id(), told.status(), Optional.ofNullable(told.createTime()));
    }
}
