package org.ladderworks.app.destination;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The address of a store that is not AWS, as it is written. Pure. */
public final class StoreEndpoint {
    private StoreEndpoint() {}

    /** Empty where it is none, or holds a user or a password: what was written is not to be repeated then. */
    public static Optional<URI> of(String text) {
        try {
            URI address = new URI(text);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                            && address.getHost() != null
                            && address.getUserInfo() == null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
