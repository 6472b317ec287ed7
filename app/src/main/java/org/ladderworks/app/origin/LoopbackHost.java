package org.ladderworks.app.origin;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells requests to this machine by its own names from those that a page of another site sends here under that site's name, once
 * that name leads to this machine (DNS rebinding): to a browser both are of the page's own origin.
 */
final class LoopbackHost {
    /** With any port, as one that is forwarded may be another than ours. */
    private static final Pattern OURS =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private LoopbackHost() {}

    /** True where a request's Host is a name of the loopback address. */
    static boolean isIn(Optional<String> host) {
        return host.filter(name -> OURS.matcher(name).matches()).isPresent();
    }
}
