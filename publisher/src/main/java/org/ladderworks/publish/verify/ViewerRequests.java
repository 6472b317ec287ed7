package org.ladderworks.publish.verify;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.Gzip;
import org.ladderworks.publish.verify.Finding.Kind;

/** Requests as players on a page of another origin make them, and what is wrong with the answers. Thread-safe. */
final class ViewerRequests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REFUSED = 403;
    private static final int LARGEST_MANIFEST = 32 << 20;
    private static final Set<String> SAFE_TLS = Set.of("TLSv1.2", "TLSv1.3");

    private final HttpClient client;
    private final VerifySettings settings;

    ViewerRequests(HttpClient client, VerifySettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** What an answer was. */
    record Seen(
            String key,
            int status,
            long size,
            String contentType,
            String cacheControl,
            String encoding,
            Optional<String> sha256) {
        List<Finding> compared(
                long expectedSize, String expectedType, CacheTime expectedTime, String expectedEncoding) {
            List<Finding> findings = new ArrayList<>();
            if (status / 100 == 3) {
                findings.add(new Finding(
                        Kind.REDIRECT,
                        key,
                        Look.ANSWER.english(),
                        Value.THE_OBJECT.english(),
                        Value.REDIRECT.with(status).english()));
                return findings;
            }
            if (status != 200) {
                findings.add(new Finding(
                        status == REFUSED ? Kind.REFUSED : Kind.NO_ANSWER,
                        key,
                        Look.ANSWER.english(),
                        "200",
                        Integer.toString(status)));
                return findings;
            }
            compare(findings, Kind.SIZE, Look.SIZE.english(), Long.toString(expectedSize), Long.toString(size));
            compare(findings, Kind.CONTENT_TYPE, "Content-Type", expectedType, contentType);
            compare(findings, Kind.CONTENT_ENCODING, "Content-Encoding", expectedEncoding, encoding);
            if (!tokens(cacheControl).containsAll(tokens(expectedTime.cacheControl()))) {
                findings.add(new Finding(
                        Kind.CACHE_CONTROL, key, "Cache-Control", expectedTime.cacheControl(), quoted(cacheControl)));
            }
            return findings;
        }

        private void compare(List<Finding> findings, Kind kind, String what, String expected, String measured) {
            if (!expected.equalsIgnoreCase(measured.replace("; ", ";").replace(";", "; "))) {
                findings.add(new Finding(kind, key, what, quoted(expected), quoted(measured)));
            }
        }

        private static Set<String> tokens(String header) {
            return Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
                    .map(String::strip)
                    .filter(token -> !token.equals("public"))
                    .collect(Collectors.toSet());
        }
    }

    private static String quoted(String text) {
        return text.isEmpty() ? Value.NOTHING.english() : text;
    }

    private static String with(int status, String header) {
        return (header.isEmpty() ? Value.WITH_NOTHING.with(status) : Value.WITH.with(status, header)).english();
    }

    /**
     * One object, by its headers or by all of its bytes.
     *
     * @param encoding that it is stored in: a CDN may compress others on the way, which is not looked at
     */
    Seen look(String key, String encoding) throws IOException {
        HttpRequest.Builder request =
                request(key).header("Accept-Encoding", encoding.isEmpty() ? "identity" : encoding);
        if (!settings.bytes()) {
            HttpResponse<Void> answer =
                    send(request.method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.discarding());
            return seen(
                    key,
                    answer,
                    answer.headers().firstValueAsLong("Content-Length").orElse(-1),
                    Optional.empty());
        }
        HttpResponse<InputStream> answer = send(request.GET().build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            MessageDigest digest = Sha256.digest();
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
            return seen(key, answer, size, Optional.of(HexFormat.of().formatHex(digest.digest())));
        }
    }

    private static Seen seen(String key, HttpResponse<?> answer, long size, Optional<String> sha256) {
        return new Seen(
                key,
                answer.statusCode(),
                size,
                header(answer, "Content-Type"),
                header(answer, "Cache-Control"),
                header(answer, "Content-Encoding"),
                sha256);
    }

    /** A manifest of the title: it leads into that version. */
    List<Finding> entrance(String key, String lead) throws IOException {
        HttpResponse<byte[]> answer =
                send(request(key).header("Accept-Encoding", "gzip").GET().build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            return List.of(new Finding(
                    Kind.MANIFEST, key, Look.ANSWER.english(), "200", Integer.toString(answer.statusCode())));
        }
        byte[] bytes = answer.body();
        String text =
                new String(Gzip.isPacked(bytes) ? Gzip.unpack(bytes, LARGEST_MANIFEST) : bytes, StandardCharsets.UTF_8);
        return text.contains(lead)
                ? List.of()
                : List.of(new Finding(Kind.VERSION, key, Wait.VERSION, lead, Value.OTHER_VERSION.english()));
    }

    /** The status of the answer to who shows another right than that of all other requests, be it trouble of the edge's own. */
    int status(String key, Right right) throws IOException {
        HttpRequest request =
                request(key, right).header("Range", "bytes=0-0").GET().build();
        int status = once(request, BodyHandlers.discarding()).statusCode();
        if (status == 429 || status == 503) {
            throw busy(status);
        }
        return status;
    }

    /** What players ask besides: a part of an object, leave to read it from a page, a safe line. */
    List<Finding> manners(String key, long size) throws IOException {
        List<Finding> findings = new ArrayList<>();
        range(key, size, findings);
        if (settings.rights().good().cookies().isEmpty()) {
            preflight(key, findings);
        }
        return findings;
    }

    private void range(String key, long size, List<Finding> findings) throws IOException {
        long last = Math.min(size, 20) - 1;
        HttpResponse<byte[]> part =
                send(request(key).header("Range", "bytes=10-" + last).GET().build(), BodyHandlers.ofByteArray());
        String expected = "bytes 10-" + last + "/" + size;
        if (part.statusCode() != 206
                || !header(part, "Content-Range").equals(expected)
                || part.body().length != last - 9) {
            findings.add(new Finding(
                    Kind.RANGE,
                    key,
                    Look.RANGE.english(),
                    Value.WITH.with(206, expected).english(),
                    with(part.statusCode(), header(part, "Content-Range"))));
        }
        String allowed = header(part, "Access-Control-Allow-Origin");
        if (!allowed.equals("*") && !allowed.equals(settings.page())) {
            findings.add(new Finding(
                    Kind.CROSS_ORIGIN,
                    key,
                    Look.ORIGIN.with(settings.page()).english(),
                    Value.ANY_OR_THAT.english(),
                    quoted(allowed)));
        }
        if (settings.base().getScheme().equals("https")) {
            String protocol =
                    part.sslSession().map(session -> session.getProtocol()).orElse(Value.NO_TLS.english());
            if (!SAFE_TLS.contains(protocol)) {
                findings.add(new Finding(Kind.TLS, key, "TLS", Value.SAFE_TLS.english(), protocol));
            }
        }
    }

    /** Browsers send no cookies with it (Fetch, 4.9): where those are the right, it can tell nothing. */
    private void preflight(String key, List<Finding> findings) throws IOException {
        HttpResponse<Void> answer = send(
                request(key)
                        .header("Access-Control-Request-Method", "GET")
                        .header("Access-Control-Request-Headers", "range")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
        String headers = header(answer, "Access-Control-Allow-Headers").toLowerCase(Locale.ROOT);
        boolean good = answer.statusCode() / 100 == 2
                && (headers.equals("*") || Arrays.asList(headers.split("[, ]+")).contains("range"));
        if (!good) {
            findings.add(new Finding(
                    Kind.CROSS_ORIGIN,
                    key,
                    Look.PREFLIGHT.english(),
                    Value.ALLOWED.english(),
                    with(answer.statusCode(), headers)));
        }
    }

    private HttpRequest.Builder request(String key) {
        return request(key, settings.rights().good());
    }

    private HttpRequest.Builder request(String key, Right right) {
        HttpRequest.Builder request = HttpRequest.newBuilder(right.address(settings.base(), key))
                .timeout(PATIENCE)
                .header("Origin", settings.page());
        return right.cookies().isEmpty() ? request : request.header("Cookie", right.cookies());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) throws IOException {
        HttpResponse<T> answer = once(request, body);
        if (answer.statusCode() >= 500 || answer.statusCode() == 429) {
            throw busy(answer.statusCode());
        }
        return answer;
    }

    private IOException busy(int status) {
        return new IOException(settings.base().getHost() + " answers " + status);
    }

    private <T> HttpResponse<T> once(HttpRequest request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return client.send(request, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
