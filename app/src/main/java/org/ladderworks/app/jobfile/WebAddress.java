package org.ladderworks.app.jobfile;

import java.net.URI;
import java.util.Optional;

/** Addresses of servers in a job file. */
final class WebAddress {
    private WebAddress() {}

    /** Empty, with a problem, where it is none, or holds a password, which no job file does. */
    static Optional<URI> read(String text, String path, Problems problems) {
        try {
            URI address = URI.create(text);
            if (address.getHost() == null) {
                problems.add(path, "names no host");
                return Optional.empty();
            }
            if (address.getUserInfo() != null) {
                problems.add(path, "holds a password, and no job file does: use `credential`");
                return Optional.empty();
            }
            return Optional.of(address);
        } catch (IllegalArgumentException e) {
            problems.add(path, "is no address: " + e.getMessage());
            return Optional.empty();
        }
    }
}
