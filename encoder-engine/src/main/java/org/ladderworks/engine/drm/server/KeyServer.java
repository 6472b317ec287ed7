package org.ladderworks.engine.drm.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;

/**
 * Asks a key server, several times where it is in trouble. It is asked where it was said to be and nowhere else: a redirect
 * could take the credentials, and the keys, elsewhere. What it says of a refusal is not repeated; its status is.
 */
public final class KeyServer {
    /** What may be over soon. */
    private static final Set<Integer> TRANSIENT = Set.of(408, 425, 429, 500, 502, 503, 504);

    private static final int MOST_BYTES = 4 << 20;

    private final KeyServerAddress address;
    private final List<Credential> credentials;
    private final Patience patience;

    public KeyServer(KeyServerAddress address, List<Credential> credentials, Patience patience) {
        this.address = address;
        this.credentials = List.copyOf(credentials);
        this.patience = patience;
    }

    /** Where it is, without what may be secret. */
    @Override
    public String toString() {
        return "the key server " + address;
    }

    /** GET of a document. */
    public KeyAnswer get(Cancellation cancellation) {
        return ask(request().GET(), cancellation);
    }

    /** POST of a document. */
    public KeyAnswer post(byte[] body, String type, Map<String, String> headers, Cancellation cancellation) {
        HttpRequest.Builder request =
                request().header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return ask(request, cancellation);
    }

    /**
     * Waits, as before a further try.
     *
     * @param attempt how often it was tried
     */
    public void pause(int attempt, Cancellation cancellation) {
        await(patience.firstWait().multipliedBy(1L << Math.min(attempt - 1, 16)), cancellation);
    }

    /** How often it is tried. */
    public int tries() {
        return patience.tries();
    }

    private HttpRequest.Builder request() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.uri()).timeout(patience.answer()).header("Accept-Encoding", "identity");
        credentials.forEach(credential -> request.header(credential.name(), credential.value()));
        return request;
    }

    private KeyAnswer ask(HttpRequest.Builder request, Cancellation cancellation) {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience.answer())
                .build()) {
            try {
                return ask(client, request.build(), cancellation);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private KeyAnswer ask(HttpClient client, HttpRequest request, Cancellation cancellation) {
        String last = "";
        Optional<Duration> told = Optional.empty();
        for (int attempt = 0; attempt < patience.tries(); attempt++) {
            if (told.isPresent()) {
                await(told.get(), cancellation);
            } else if (attempt > 0) {
                pause(attempt, cancellation);
            }
            cancellation.check();
            try {
                KeyAnswer answer = once(client, request, cancellation);
                if (answer.status() == 200) {
                    return answer;
                }
                answer.close();
                if (!TRANSIENT.contains(answer.status())) {
                    throw refusal(answer.status());
                }
                last = "HTTP status " + answer.status();
                told = answer.header("Retry-After").flatMap(text -> RetryAfter.parse(text, Instant.now()));
                if (told.isPresent() && told.get().compareTo(patience.longestWait()) > 0) {
                    last += ", and it asks to be left alone for " + told.get().toSeconds() + " s";
                    break;
                }
            } catch (BoundedBody.TooLarge e) {
                throw new DrmException(
                        ErrorCode.KEY_ANSWER_UNUSABLE,
                        this + " sends more than " + (MOST_BYTES >> 20) + " MB",
                        "Check the address: no document of keys is that large.");
            } catch (IOException e) {
                last = words(e);
                told = Optional.empty();
            }
        }
        throw new DrmException(
                ErrorCode.KEY_SERVER_UNREACHABLE,
                this + " does not answer: " + last,
                "Check the address and the network, or try later.");
    }

    private KeyAnswer once(HttpClient client, HttpRequest request, Cancellation cancellation) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> coming = client.sendAsync(request, _ -> new BoundedBody(MOST_BYTES));
        try (Cancellation.Registration _ = cancellation.onCancel(() -> coming.cancel(true))) {
            // The client's own time-out ends with the headers; this one is for all of it.
            return new KeyAnswer(coming.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new HttpTimeoutException("the body");
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            cancellation.check();
            for (@Nullable Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof BoundedBody.TooLarge large) {
                    throw large;
                }
            }
            throw e.getCause() instanceof IOException failure ? failure : new IOException("the request failed");
        }
    }

    private DrmException refusal(int status) {
        String what = this + " refuses (HTTP status " + status + ")";
        return switch (status) {
            case 401, 407 ->
                new DrmException(
                        ErrorCode.KEY_SERVER_REFUSED, what, "Check the credentials: it does not know who asks.");
            case 403 ->
                new DrmException(
                        ErrorCode.KEY_SERVER_REFUSED, what, "Have whoever runs it allow this account to ask for keys.");
            case 404, 410 -> new DrmException(ErrorCode.KEY_SERVER_REFUSED, what, "Check the address.");
            case 400, 415, 422 ->
                new DrmException(
                        ErrorCode.KEY_SERVER_REFUSED,
                        what,
                        "It does not take the request: check the content id, the layout of keys and the DRM systems.");
            default ->
                status / 100 == 3
                        ? new DrmException(
                                ErrorCode.KEY_SERVER_REFUSED,
                                this + " redirects (HTTP status " + status + "), which is not followed",
                                "Give the address that it leads to.")
                        : status / 100 == 2
                                ? new DrmException(
                                        ErrorCode.KEY_ANSWER_UNUSABLE,
                                        this + " answers without a document (HTTP status " + status + ")",
                                        "Check the address.")
                                : new DrmException(
                                        ErrorCode.KEY_SERVER_REFUSED, what, "Ask whoever runs it what that means.");
        };
    }

    private static void await(Duration wait, Cancellation cancellation) {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Cancellation.Registration _ = cancellation.onCancel(cancelled::countDown)) {
            if (cancelled.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                cancellation.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static String words(IOException e) {
        if (e instanceof ConnectException) {
            boolean unknown = false;
            for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
                unknown |= cause instanceof UnresolvedAddressException;
            }
            return unknown ? "no server of that name is known" : "nothing answers at that server and port";
        }
        if (e instanceof SSLException) {
            return "no safe connection can be made (TLS): its certificate is not trusted here, or is another's";
        }
        if (e instanceof HttpTimeoutException) {
            return "no whole answer came in time";
        }
        // The client's own words may repeat what came.
        return "the connection broke (" + e.getClass().getSimpleName() + ")";
    }
}
