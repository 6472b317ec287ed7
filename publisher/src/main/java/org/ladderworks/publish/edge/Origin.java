package org.ladderworks.publish.edge;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an edge fetches what it does not have: a bucket or a folder's server.
 *
 * @param server {@code http} or {@code https}, host and perhaps a port; no path
 * @param prefix path in front of all titles, empty or with a slash at its beginning and none at its end; where the bucket stands in
 *     the path of requests, it is the first part of this
 * @param resolver the name server that nginx asks for the origin's addresses whenever they have run out. Without it nginx finds them
 *     once, when it starts, and keeps connections open: right for an address, or a host that does not move
 */
public record Origin(URI server, String prefix, Optional<String> resolver) {
    public Origin {
        String scheme = String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT);
        boolean bare = (server.getRawPath() == null || server.getRawPath().isEmpty())
                && server.getRawQuery() == null
                && server.getRawFragment() == null
                && server.getRawUserInfo() == null;
        if (!(scheme.equals("http") || scheme.equals("https")) || server.getHost() == null || !bare) {
            // A password may stand in it: it is not repeated.
            throw EdgeText.invalid(
                    "the origin is no address of a server",
                    "Give one such as https://bucket.s3.eu-central-1.amazonaws.com, and its path as the prefix.");
        }
        EdgeText.host("the origin's host", server.getHost());
        if (server.getPort() != -1) {
            EdgeText.port("the origin's port", server.getPort());
        }
        EdgeText.prefix("the origin's prefix", prefix);
        resolver.ifPresent(EdgeText::resolver);
    }

    boolean isTls() {
        return "https".equalsIgnoreCase(server.getScheme());
    }

    String host() {
        return server.getHost().toLowerCase(Locale.ROOT);
    }

    int port() {
        return server.getPort() != -1 ? server.getPort() : isTls() ? 443 : 80;
    }

    /** As the header {@code Host} has it (RFC 9110, 7.2). */
    String authority() {
        return server.getPort() == -1 ? host() : host() + ":" + server.getPort();
    }

    /** True for a bucket of S3 that is addressed by its host, the only form that origin access control of CloudFront knows. */
    boolean isBucketOfAws() {
        return host().matches(".+\\.s3[.-][a-z0-9.-]*amazonaws\\.com(?:\\.cn)?");
    }
}
