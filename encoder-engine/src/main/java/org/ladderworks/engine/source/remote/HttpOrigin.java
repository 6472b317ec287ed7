package org.ladderworks.engine.source.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;

/** Servers of HTTP and HTTPS (RFC 9110). Redirects are followed a few times, never to another scheme than these two. */
public final class HttpOrigin implements RemoteOrigin {
    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private @Nullable HttpClient client;

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https");
    }

    @Override
    public Answer open(RemoteLocation location, long from, Optional<String> version, boolean complete)
            throws IOException {
        URI uri = ((HttpLocation) location).uri();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<InputStream> response = trusted(location, uri, from, version, complete);
            int status = response.statusCode();
            if (status / 100 == 3 && status != 304) {
                response.body().close();
                uri = redirected(location, uri, response);
                continue;
            }
            return answer(location, response, from);
        }
        throw new SourceException(
                ErrorCode.SOURCE_NOT_FETCHED,
                location + " redirects more than " + MOST_REDIRECTS + " times",
                "Give the address that it leads to in the end.");
    }

    /** A server that is not trusted will not be at the next try. */
    private HttpResponse<InputStream> trusted(
            RemoteLocation location, URI uri, long from, Optional<String> version, boolean complete)
            throws IOException {
        try {
            return ask(uri, from, version, complete);
        } catch (SSLHandshakeException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_NOT_FETCHED,
                    location + " is not trusted: its server's certificate is refused (" + e.getMessage() + ")",
                    "Check the address. The authority of a house of its own is made known to Java by"
                            + " `keytool -importcert -cacerts`.",
                    e);
        }
    }

    private HttpResponse<InputStream> ask(URI uri, long from, Optional<String> version, boolean complete)
            throws IOException {
        // GET alone, never HEAD: a signed address is for one method.
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).GET().timeout(ANSWER).header("Accept-Encoding", "identity");
        if (complete) {
            version.ifPresent(tag -> request.header(isTag(tag) ? "If-None-Match" : "If-Modified-Since", tag));
        } else if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
            version.ifPresent(tag -> request.header("If-Range", tag));
        }
        try {
            return client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Made when it is needed first: most jobs fetch nothing. */
    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();
            client = made;
        }
        return made;
    }

    private static URI redirected(RemoteLocation location, URI from, HttpResponse<?> response) {
        String target = response.headers().firstValue("Location").orElse("");
        try {
            URI to = from.resolve(target);
            String scheme = Optional.ofNullable(to.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            boolean known = scheme.equals("https")
                    || (scheme.equals("http") && from.getScheme().equals(scheme));
            if (known && !target.isBlank() && to.getHost() != null && to.getRawUserInfo() == null && !to.equals(from)) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            // Told below: the address itself may hold a secret.
        }
        throw new SourceException(
                ErrorCode.SOURCE_NOT_FETCHED,
                location + " redirects to where no source is fetched from",
                "Give the https:// address that it should lead to.");
    }

    private static Answer answer(RemoteLocation location, HttpResponse<InputStream> response, long from)
            throws IOException {
        int status = response.statusCode();
        Optional<String> version = version(response);
        if (status == 200) {
            OptionalLong size = response.headers().firstValueAsLong("Content-Length");
            return new Answer.Bytes(response.body(), 0, size, version);
        }
        if (status == 206) {
            Optional<ContentRange> range = ContentRange.parse(
                    response.headers().firstValue("Content-Range").orElse(null));
            if (range.isPresent() && range.get().first() == from) {
                return new Answer.Bytes(response.body(), from, range.get().size(), version);
            }
            response.body().close();
            throw ContentRange.notAsked(location, from);
        }
        response.body().close();
        if (status == 304) {
            return new Answer.Unchanged();
        }
        throw failure(location, status);
    }

    /** A strong entity tag, else the time of the last change (RFC 9110, 8.8 and 13.1.5). */
    private static Optional<String> version(HttpResponse<?> response) {
        return response.headers()
                .firstValue("ETag")
                .filter(tag -> isTag(tag) && tag.length() < 1000)
                .or(() -> response.headers().firstValue("Last-Modified").filter(date -> date.length() < 100));
    }

    private static boolean isTag(String version) {
        return version.startsWith("\"");
    }

    /** What the server will say again is an error; what it may not is thrown as an IOException. */
    private static SourceException failure(RemoteLocation location, int status) throws IOException {
        return switch (status) {
            case 404, 410 ->
                new SourceException(
                        ErrorCode.SOURCE_NOT_FOUND,
                        "there is no " + location + " (HTTP status " + status + ")",
                        "Check the address.");
            case 401, 403, 407 ->
                new SourceException(
                        ErrorCode.SOURCE_UNREADABLE,
                        location + " may not be read (HTTP status " + status + ")",
                        "Give an address that anyone may read, or a signed one that has not expired.");
            case 416 -> throw new NothingThere();
            case 408, 425, 429, 500, 502, 503, 504 -> throw new IOException("HTTP status " + status);
            default ->
                new SourceException(
                        ErrorCode.SOURCE_NOT_FETCHED,
                        location + " cannot be fetched (HTTP status " + status + ")",
                        "Check the address in a browser.");
        };
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
            client.close();
        }
    }
}
