package org.ladderworks.publish.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPut;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.util.EntityUtils;
import org.ladderworks.publish.store.Bandwidth;

/**
 * PUT of bytes that are in memory, and nothing that it would not need: no redirects, no cookies, no second attempt, large writes.
 * Broken off at once when asked to. Thread-safe.
 */
final class PutClient implements AutoCloseable {
    private static final int CONNECT_MILLIS = 20_000;
    private static final int SILENCE_MILLIS = 60_000;

    /** Some stores do not say where a refusal ends, and keep the connection. */
    private static final int REFUSAL_MILLIS = 5_000;

    private static final int LARGEST_REFUSAL = 64 << 10;
    private static final String END_OF_REFUSAL = "</Error>";

    /** What fits into the buffers of a connection arrives anyway; before more is sent, the store is asked (RFC 9110, 10.1.1). */
    private static final int ASKED_FIRST = 256 << 10;

    private final PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
    private final CloseableHttpClient client;
    private final Bandwidth bandwidth;
    private final Set<HttpPut> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** @param most connections at once */
    PutClient(int most, Bandwidth bandwidth) {
        this.bandwidth = bandwidth;
        connections.setMaxTotal(most);
        connections.setDefaultMaxPerRoute(most);
        this.client = HttpClients.createMinimal(connections);
    }

    /**
     * Sends it.
     *
     * @param headers but those of its length and its host
     */
    PutAnswer put(URI target, Map<String, String> headers, ByteBuffer bytes) throws IOException {
        HttpPut put = new HttpPut(target);
        put.setConfig(RequestConfig.custom()
                .setConnectTimeout(CONNECT_MILLIS)
                .setConnectionRequestTimeout(SILENCE_MILLIS)
                .setSocketTimeout(SILENCE_MILLIS)
                .setNormalizeUri(false)
                .build());
        headers.forEach(put::setHeader);
        if (bytes.remaining() > ASKED_FIRST) {
            put.setHeader("Expect", "100-continue");
        }
        put.setEntity(new PacedBytes(bytes, bandwidth, () -> stopped));
        running.add(put);
        HttpClientContext context = HttpClientContext.create();
        try {
            if (stopped) {
                throw new IOException("broken off");
            }
            try (CloseableHttpResponse response = client.execute(put, context)) {
                return answer(response, context);
            }
        } finally {
            running.remove(put);
        }
    }

    private static PutAnswer answer(HttpResponse response, HttpClientContext context) throws IOException {
        int status = response.getStatusLine().getStatusCode();
        boolean good = status / 100 == 2;
        String body = good ? "" : refusal(response, context);
        if (good) {
            // The connection is free for the next one.
            EntityUtils.consume(response.getEntity());
        }
        return new PutAnswer(status, header(response, "ETag"), header(response, "Date"), body);
    }

    /** As far as it tells something: closing what is left of it ends the connection. */
    private static String refusal(HttpResponse response, HttpClientContext context) throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        if (context.getConnection() != null) {
            context.getConnection().setSocketTimeout(REFUSAL_MILLIS);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        try {
            InputStream in = response.getEntity().getContent();
            for (int read = in.read(buffer); read >= 0 && bytes.size() < LARGEST_REFUSAL; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
                if (bytes.toString(StandardCharsets.UTF_8).contains(END_OF_REFUSAL)) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            // The status tells enough.
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Optional<String> header(HttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    void stop() {
        stopped = true;
        running.forEach(HttpPut::abort);
    }

    @Override
    public void close() {
        connections.close();
    }
}
