package org.ladderworks.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.verify.VerifyReport;
import org.ladderworks.publish.verify.VerifySettings;
import picocli.CommandLine.Option;

/** Where and how closely it is looked at what was published. */
final class VerifyOptions {
    private static final int MOST_LINES = 20;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Address of the target's folder, at the origin or at a CDN: everything is looked at there as players"
                            + " see it.")
    private @Nullable String url;

    @Option(
            names = "--page",
            paramLabel = "ORIGIN",
            defaultValue = "https://player.example",
            description = "A page that plays, such as https://www.example.com, for CORS (default: ${DEFAULT-VALUE}).")
    private String page = "";

    @Option(names = "--bytes", description = "Read and compare all bytes, not only sizes and headers.")
    private boolean bytes;

    /** Empty where it is not to be looked. */
    Optional<VerifySettings> settings() {
        return Optional.ofNullable(url).map(text -> new VerifySettings(base(text), page, bytes, Optional.empty()));
    }

    private static URI base(String text) {
        try {
            URI base = new URI(text.endsWith("/") ? text : text + "/");
            return VerifySettings.of(base).base();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "--url is not the address of a folder",
                    "It is written https://host/folder/, without a user, a password or a query.");
        }
    }

    /** Tells what was found; fails where that is anything. */
    static void tell(Report report, VerifyReport found, VerifySettings settings) {
        found.findings().stream().limit(MOST_LINES).forEach(finding -> report.say("  " + finding));
        if (!found.isGood()) {
            int count = found.findings().size();
            throw new PublishException(
                    ErrorCode.PUBLISHED_DIFFERS,
                    "%d things at %s are not as they were published, the first: %s"
                            .formatted(count, settings.base(), found.findings().getFirst()),
                    "Publish again: what differs in the store is sent again. For headers see what stands between: CDN, proxy.");
        }
        report.say("%d objects are as they were published, at %s (%s)"
                .formatted(
                        found.objects(),
                        settings.base(),
                        settings.bytes() ? PublishWords.bytes(found.bytes()) + " compared" : "sizes and headers"));
    }
}
