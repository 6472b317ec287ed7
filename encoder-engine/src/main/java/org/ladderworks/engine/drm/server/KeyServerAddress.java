package org.ladderworks.engine.drm.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/**
 * Where a key server is. Keys come by it, so it is reached by {@code https}, unless it is on this machine or the operator says
 * that the way to it is safe.
 */
public final class KeyServerAddress {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI uri;

    private KeyServerAddress(URI uri) {
        this.uri = uri;
    }

    /**
     * Reads an address. What stands behind {@code ?} is sent and never shown, as it may be a secret.
     *
     * @param plainHttpAllowed true: {@code http} to other machines too
     * @throws DrmException where it is none, or may not be used
     */
    public static KeyServerAddress of(String text, boolean plainHttpAllowed) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw refused("the address of a key server is malformed at character " + e.getIndex(), "Mend it.");
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || uri.getHost() == null) {
            throw refused("the address of a key server is no https:// address", "Give it in full.");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused(
                    "the address of the key server at " + uri.getHost() + " holds a name or a password",
                    "Give them as credentials, the password in a file or an environment variable.");
        }
        if (scheme.equals("http") && !plainHttpAllowed && !THIS_MACHINE.contains(uri.getHost())) {
            throw refused(
                    "keys would come from " + uri.getHost() + " by http, which everyone on the way can read",
                    "Use https://, or allow http:// where the way is safe.");
        }
        return new KeyServerAddress(uri);
    }

    URI uri() {
        return uri;
    }

    private static DrmException refused(String what, String remedy) {
        return new DrmException(ErrorCode.KEY_SETTINGS_INVALID, what, remedy);
    }

    /** Without what stands behind {@code ?}. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + Optional.ofNullable(uri.getRawPath()).orElse("");
    }
}
