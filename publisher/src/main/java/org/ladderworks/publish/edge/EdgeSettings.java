package org.ladderworks.publish.edge;

import java.util.List;
import java.util.Optional;

/**
 * All that is said of an edge, whichever it is.
 *
 * @param host that players ask
 * @param origin where it fetches from
 * @param tls of an nginx edge; without it, it speaks plain HTTP, for behind something else that has the certificate
 * @param secretFile path on the edge's machine of the file that {@link EdgeSecret#nginxFile} writes: requests that are not signed by
 *     it are refused. Where empty, anyone may ask
 * @param cacheBytes how much an nginx edge keeps, at least 64 MB
 * @param corsOrigins pages that may play: origins such as {@code https://www.example.com}, or {@code *} alone
 * @param recordsShown whether the edge hands out {@code current.json} and {@code log/}, which say who published what, when and from
 *     where. No player needs them; they are never cached
 * @param machine where nginx lives
 */
public record EdgeSettings(
        String host,
        Origin origin,
        Optional<TlsFiles> tls,
        Optional<String> secretFile,
        long cacheBytes,
        List<String> corsOrigins,
        boolean recordsShown,
        EdgeMachine machine) {
    private static final long LEAST_CACHE = 64L << 20;
    private static final long MOST_CACHE = 1L << 50;

    public EdgeSettings {
        EdgeText.host("the edge's host", host);
        secretFile.ifPresent(file -> EdgeText.file("the secret's file", file));
        if (cacheBytes < LEAST_CACHE || cacheBytes > MOST_CACHE) {
            throw EdgeText.invalid("the cache has " + cacheBytes + " bytes", "Give it from 64 MB to 1 PB.");
        }
        corsOrigins = EdgeText.webOrigins(corsOrigins);
    }

    /** An edge for everyone: plain HTTP, any page, 10 GB of cache, folders as Debian has them. */
    public static EdgeSettings open(String host, Origin origin) {
        return new EdgeSettings(
                host,
                origin,
                Optional.empty(),
                Optional.empty(),
                10L << 30,
                List.of("*"),
                false,
                EdgeMachine.debian(false));
    }

    boolean anyPage() {
        return corsOrigins.contains("*");
    }

    boolean signed() {
        return secretFile.isPresent();
    }
}
