package org.ladderworks.app.studio;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tells an address that something has happened: POST of JSON, by HTTPS, or by HTTP to this machine itself. Tries again a few times
 * where the server does not answer or is busy. Of the address only its host is ever told: the rest may be a secret. Thread-safe.
 */
final class Webhook implements AutoCloseable {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final Duration answer;
    private final RetryPolicy<Integer> policy;

    /** Made with the first message: most windows send none, and it takes a fifth of a second of their start. */
    private @Nullable HttpClient client;

    private boolean closed;

    Webhook() {
        this(Duration.ofSeconds(10), Duration.ofSeconds(1));
    }

    /**
     * One with other patience.
     *
     * @param answer how long one try may take
     * @param wait before the second try; longer before each further one
     */
    Webhook(Duration answer, Duration wait) {
        this.answer = answer;
        this.policy = RetryPolicy.<Integer>builder()
                .handle(IOException.class, TimeoutException.class)
                .handleResultIf(status -> status == TOO_MANY || status >= SERVER_ERRORS)
                .withBackoff(wait, wait.multipliedBy(8))
                .withMaxRetries(3)
                .withMaxDuration(answer.multipliedBy(6))
                .build();
    }

    /** True for an address that may be told. */
    static boolean isPossible(String address) {
        try {
            URI uri = URI.create(address.strip());
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean safe = scheme.equals("https")
                    || (scheme.equals("http") && THIS_MACHINE.contains(String.valueOf(uri.getHost())));
            return safe && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    void post(String address, String json) throws HookFailed {
        if (!isPossible(address)) {
            throw new HookFailed(
                    "the webhook's address is not one of HTTPS, nor one of this machine, or has a password in it");
        }
        URI uri = URI.create(address.strip());
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(answer)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        CheckedSupplier<Integer> sending = () -> status(request);
        try {
            int status = Failsafe.with(policy).get(sending);
            if (status < 200 || status >= 300) {
                throw new HookFailed("the webhook at " + uri.getHost() + " answered " + status);
            }
        } catch (RuntimeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            // Its message may have the address in it.
            throw new HookFailed("the webhook at " + uri.getHost() + " did not answer");
        }
    }

    private synchronized HttpClient client() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        HttpClient here = client;
        if (here == null) {
            // Redirects are not followed: who is told is who was named.
            here = HttpClient.newBuilder().connectTimeout(answer).build();
            client = here;
        }
        return here;
    }

    /** The client's own deadline ends with the head of an answer; a body may never end. */
    private int status(HttpRequest request) throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<HttpResponse<Void>> sent =
                client().sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return sent.get(answer.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            sent.cancel(true);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
        }
    }
}
