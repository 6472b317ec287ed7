package org.ladderworks.publish.cdn;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What CloudFront says of an invalidation. */
record Answer(String id, String status) {
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
        return new Answer(told.id(), told.status());
    }
}
