package org.ladderworks.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.cdn.Grant;
import org.ladderworks.publish.cdn.Ipv4Range;
import org.ladderworks.publish.cdn.PublicTitle;
import picocli.CommandLine.Option;

/** When and for whom links are good. */
final class LinkTerms {
    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "12",
            description = "How long it is good for (default: ${DEFAULT-VALUE}).")
    private int hours;

    @Option(names = "--not-before", paramLabel = "TIME", description = "When it begins, such as 2026-12-24T18:00:00Z.")
    private @Nullable String notBefore;

    @Option(
            names = "--viewers",
            paramLabel = "CIDR",
            description = "Addresses that it is good for, such as 192.0.2.0/24.")
    private @Nullable String viewers;

    /** From now on. */
    Instant until(Instant now) {
        if (hours < 1) {
            throw new UsageException(ErrorCode.BAD_USAGE, "--hours " + hours + " is out of range", "Name 1 at least.");
        }
        return now.plus(Duration.ofHours(hours));
    }

    /** For CloudFront. */
    Grant grant(PublicTitle title, Instant now) {
        Grant grant = Grant.of(title.all(), until(now));
        grant = Optional.ofNullable(notBefore)
                .map(LinkTerms::time)
                .map(grant::notBefore)
                .orElse(grant);
        return Optional.ofNullable(viewers)
                .map(Ipv4Range::parse)
                .map(grant::onlyFrom)
                .orElse(grant);
    }

    /** True where an end is all that is said. */
    boolean areSimple() {
        return notBefore == null && viewers == null;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "--not-before is no time", "It is written 2026-12-24T18:00:00Z.", e);
        }
    }
}
