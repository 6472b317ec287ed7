package org.ladderworks.publish.s3;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointParams;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

/**
 * Decides whether a bucket is named by the host of a request or by its path. AWS wants the host; a store of one's own seldom
 * has a host name and a certificate for each bucket, and takes the path.
 */
final class BucketAddressing implements S3EndpointProvider {
    private final S3EndpointProvider rules = S3EndpointProvider.defaultProvider();
    private final Optional<Boolean> pathStyle;

    BucketAddressing(Optional<Boolean> pathStyle) {
        this.pathStyle = pathStyle;
    }

    @Override
    public CompletableFuture<Endpoint> resolveEndpoint(S3EndpointParams request) {
        boolean inPath = pathStyle.orElseGet(() -> isElsewhere(request.endpoint()));
        return rules.resolveEndpoint(request.toBuilder().forcePathStyle(inPath).build());
    }

    /** False where no endpoint is named, or one of AWS's. */
    static boolean isElsewhere(@Nullable String endpoint) {
        if (endpoint == null) {
            return false;
        }
        String host =
                Optional.ofNullable(URI.create(endpoint).getHost()).orElse("").toLowerCase(Locale.ROOT);
        return !host.endsWith(".amazonaws.com") && !host.endsWith(".amazonaws.com.cn") && !host.endsWith(".api.aws");
    }
}
