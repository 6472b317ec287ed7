package org.ladderworks.app.origin;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells requests by this machine's own names from those that a page of another site sends here under that site's name, once that
 * name leads to this machine (DNS rebinding): to a browser both are of the page's own origin. A page's origin is never an
 * address, unless somebody opened that address.
 */
final class HostName {
    /** With any port, as one that is forwarded may be another than ours. */
    private static final String PORT = "(:\\d{1,5})?";

    private static final Pattern LOOPBACK =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])" + PORT, Pattern.CASE_INSENSITIVE);

    /** Addresses as Host writes them (RFC 9110, 7.2; RFC 3986, 3.2.2); what is no address but looks like one is no name either. */
    private static final Pattern ADDRESS =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]{2,45}])" + PORT, Pattern.CASE_INSENSITIVE);

    private HostName() {}

    /**
     * True where a request's Host is one of ours.
     *
     * @param everywhere true where others than this machine are served: they ask for one of its addresses
     */
    static boolean isOurs(Optional<String> host, boolean everywhere) {
        return host.filter(name -> LOOPBACK.matcher(name).matches()
                        || (everywhere && ADDRESS.matcher(name).matches()))
                .isPresent();
    }
}
