package org.ladderworks.app.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.destination.Admission;
import org.ladderworks.publish.destination.Delivery;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How viewers reach what lies in a target: kept with it, and of files with secrets their paths alone. */
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

    @Mixin
    private SigningOptions signing = new SigningOptions();

    /** Empty where none of it is said. */
    Optional<Delivery> read() {
        Optional<Admission> admission = signing.admission();
        if (url != null) {
            return Optional.of(
                    Delivery.of(url, Optional.ofNullable(cloudFront), Optional.ofNullable(profile), admission));
        }
        if (cloudFront != null || profile != null || admission.isPresent()) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "--url is missing",
                    "Name the address that viewers use: what caches are told and what is signed begins with it.");
        }
        return Optional.empty();
    }
}
