package org.ladderworks.publish.cdn;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/**
 * To whom browsers send cookies (RFC 6265, 4.1.2). A server can set them for its own host or a domain above it alone: the page's
 * server and the CDN must share one, for example {@code www.example.com} and {@code cdn.example.com}.
 *
 * @param domain to send them to, with all hosts below it; empty for the host that sets them alone
 * @param path to send them with, as it stands in addresses
 * @param crossSite whether pages of other sites may play too ({@code SameSite=None}); many browsers refuse that today
 */
public record CookieScope(Optional<String> domain, String path, boolean crossSite) {
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,62}");
    private static final Pattern PATH = Pattern.compile("/[!-:<-~]{0,2047}");

    /**
     * Checks that nothing else can be said with it.
     *
     * @throws PublishException where it is no domain or path
     */
    public CookieScope {
        if (domain.isPresent()
                && (domain.get().length() > 253
                        || !DOMAIN.matcher(domain.get()).matches()
                        || domain.get().equalsIgnoreCase("cloudfront.net"))) {
            throw new PublishException(
                    ErrorCode.LINK_IMPOSSIBLE,
                    "cookies cannot be set for the domain that was given",
                    "Give the domain that the CDN and the page's server share, for example example.com.");
        }
        if (!PATH.matcher(path).matches()) {
            throw new PublishException(
                    ErrorCode.LINK_IMPOSSIBLE,
                    "cookies cannot be set for the path that was given",
                    "Give / or /film/.");
        }
    }

    String attributes() {
        return domain.map(each -> "; Domain=" + each).orElse("") + "; Path=" + path + "; Secure; HttpOnly"
                + (crossSite ? "; SameSite=None" : "");
    }
}
