package org.ladderworks.publish.edge;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Edges as operators describe them. */
final class Edges {
    private Edges() {}

    static Origin origin() {
        return new Origin(URI.create("https://titles.s3.eu-central-1.amazonaws.com"), "/vod", Optional.empty());
    }

    /** With TLS, a secret, pages that are named, and an origin whose addresses change. */
    static EdgeSettings guarded() {
        return new EdgeSettings(
                "vod.example.com",
                new Origin(origin().server(), "/vod", Optional.of("127.0.0.53")),
                Optional.of(new TlsFiles("/etc/ssl/vod.example.com.pem", "/etc/ssl/private/vod.example.com.key")),
                Optional.of("/etc/nginx/ladderworks-secret.conf"),
                500L << 30,
                List.of("https://www.example.com", "https://player.example.com:8443"),
                false,
                EdgeMachine.debian(true));
    }

    static EdgeSettings withCors(List<String> origins) {
        return with(Optional.empty(), 1L << 30, origins);
    }

    static EdgeSettings withSecret(String file) {
        return with(Optional.of(file), 1L << 30, List.of("*"));
    }

    static EdgeSettings withCache(long bytes) {
        return with(Optional.empty(), bytes, List.of("*"));
    }

    private static EdgeSettings with(Optional<String> secret, long cache, List<String> cors) {
        return new EdgeSettings(
                "vod.example.com", origin(), Optional.empty(), secret, cache, cors, false, EdgeMachine.debian(false));
    }
}
