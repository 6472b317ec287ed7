package org.ladderworks.publish.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks an edge as a player does. Redirects are not followed. */
final class EdgeRequests implements AutoCloseable {
    private final HttpClient client;
    private final String server;

    /** @param server scheme, host and port */
    EdgeRequests(String server) {
        this(
                server,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    EdgeRequests(String server, HttpClient client) {
        this.server = server;
        this.client = client;
    }

    /** @param headers names and values in turn */
    HttpResponse<byte[]> get(String path, String... headers) {
        return ask("GET", path, headers);
    }

    HttpResponse<byte[]> ask(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** How the cache came to an answer; empty where it was not asked. */
    static String cache(HttpResponse<?> response) {
        return header(response, "X-Cache-Status");
    }

    static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    @Override
    public void close() {
        client.close();
    }
}
