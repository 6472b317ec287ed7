package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.destination.Delivery;
import picocli.CommandLine.Option;

/** How viewers reach what lies in a target: kept with it. */
final class DeliveryOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address that viewers find the target's folder under, such as https://cdn.example.com/vod.")
    private @Nullable String url;

    @Option(
            names = "--cloudfront",
            paramLabel = "ID",
            description = "Distribution of CloudFront at that address: its caches are told of each release.")
    private @Nullable String cloudFront;

    @Option(
            names = "--cloudfront-profile",
            paramLabel = "NAME",
            description = "Of the AWS files, for the distribution; without it the target's.")
    private @Nullable String profile;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Private key that signs for viewers of CloudFront; its path alone is saved.")
    private @Nullable Path key;

    @Option(names = "--key-id", paramLabel = "ID", description = "CloudFront's id of its public half.")
    private @Nullable String keyId;

    @Option(
            names = "--edge-secret",
            paramLabel = "FILE",
            description = "Secret of an edge of nginx at that address; its path alone is saved.")
    private @Nullable Path edgeSecret;

    /** Empty where none of it is said. */
    Optional<Delivery> read() {
        if (url == null) {
            if (Stream.of(cloudFront, profile, key, keyId, edgeSecret).anyMatch(each -> each != null)) {
                throw new UsageException(
                        ErrorCode.BAD_USAGE,
                        "--url is missing",
                        "Name the address that viewers use: what caches are told and what is signed begins with it.");
            }
            return Optional.empty();
        }
        return Optional.of(new Delivery(
                url,
                Optional.ofNullable(cloudFront),
                Optional.ofNullable(profile),
                path(key),
                Optional.ofNullable(keyId),
                path(edgeSecret)));
    }

    private static Optional<String> path(@Nullable Path file) {
        return Optional.ofNullable(file)
                .map(each -> each.toAbsolutePath().normalize().toString());
    }
}
