package org.ladderworks.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.destination.ViewerLook;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.destination.Admission;
import org.ladderworks.publish.destination.Delivery;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.verify.VerifySettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where and how closely it is looked at what was published. */
final class VerifyOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Address of the target's folder, at the origin or at a CDN: everything is looked at there as players"
                            + " see it. Without it the one that was saved with the target.")
    private @Nullable String url;

    @Option(
            names = "--page",
            paramLabel = "ORIGIN",
            defaultValue = ViewerLook.PAGE,
            description = "A page that plays, such as https://www.example.com, for CORS (default: ${DEFAULT-VALUE}).")
    private String page = "";

    @Option(names = "--bytes", description = "Read and compare all bytes, not only sizes and headers.")
    private boolean bytes;

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Option(names = "--cookies", description = "Show CloudFront the right in cookies, not in addresses.")
    private boolean cookies;

    /**
     * Empty where nobody knows where to look.
     *
     * @param lag how long caches may still show what was shown before
     */
    Optional<VerifySettings> settings(Optional<Delivery> delivery, TitleName title, Duration lag) {
        Optional<Admission> named = signing.admission();
        Optional<URI> base = url == null ? delivery.map(Delivery::base) : Optional.of(base(url));
        // What lets viewers in at the saved address is for no other one.
        Optional<Admission> admission = url == null ? named.or(() -> delivery.flatMap(Delivery::admission)) : named;
        return base.map(at -> new ViewerLook(at, page, bytes, admission, cookies).settings(title, lag));
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
}
