package org.ladderworks.publish.verify;

import java.net.URI;
import java.time.Duration;

/**
 * How is looked.
 *
 * @param base what the keys of a target stand behind, with a slash at its end: of the origin, or of a CDN
 * @param page where a player would stand, for CORS: scheme, host and port
 * @param bytes whether all bytes are read and compared; else their number and headers alone
 * @param rights what requests show, and what has to be refused
 * @param lag how long caches may still show what was shown before: so long it is waited for
 */
public record VerifySettings(URI base, String page, boolean bytes, Rights rights, Duration lag) {
    private static final String PAGE = "https://player.example";

    /** All headers, no bytes, for a page that is no one's, of an edge that lets everyone in; at once. */
    public static VerifySettings of(URI base) {
        return new VerifySettings(base, PAGE, false, Rights.open(), Duration.ZERO);
    }

    public VerifySettings {
        boolean good = ("https".equals(base.getScheme()) || "http".equals(base.getScheme()))
                && base.getHost() != null
                && base.getRawUserInfo() == null
                && base.getRawQuery() == null
                && base.getRawPath().endsWith("/");
        if (!good) {
            throw new IllegalArgumentException("not the address of a folder");
        }
    }
}
