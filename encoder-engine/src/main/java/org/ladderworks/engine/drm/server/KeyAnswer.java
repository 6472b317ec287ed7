package org.ladderworks.engine.drm.server;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;

/** What a key server sent. Closing wipes it. */
public final class KeyAnswer implements AutoCloseable {
    private final HttpResponse<byte[]> response;

    KeyAnswer(HttpResponse<byte[]> response) {
        this.response = response;
    }

    /** The body itself, not a copy. */
    public byte[] body() {
        return response.body();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    int status() {
        return response.statusCode();
    }

    @Override
    public void close() {
        Arrays.fill(response.body(), (byte) 0);
    }
}
