package org.ladderworks.engine.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** A real HTTP server on the loopback address that answers documents with documents, and can be told to behave badly. */
public final class AnsweringServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile Behaviour next;

    /** How a request is answered. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Asked asked, HttpExchange exchange) throws IOException;
    }

    /** Makes the document that answers one. */
    @FunctionalInterface
    public interface Documents {
        String answer(Asked asked);
    }

    /** A request. */
    public record Asked(String method, String target, Headers headers, String body) {}

    public AnsweringServer(Behaviour usual) {
        next = usual;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                Asked each = new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders(),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                asked.add(each);
                next.answer(each, exchange);
            }
        });
        server.start();
    }

    /** The address of a path. */
    public String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** From now on. */
    public void answers(Behaviour behaviour) {
        next = behaviour;
    }

    /** From now on those that fit in this way, all others as before. */
    public void answers(Predicate<Asked> which, Behaviour behaviour) {
        Behaviour usual = next;
        next = (each, exchange) -> (which.test(each) ? behaviour : usual).answer(each, exchange);
    }

    /** The next so many requests in this way, those after them as before. */
    public void answers(int times, Behaviour behaviour) {
        Behaviour usual = next;
        int[] left = {times};
        next = (each, exchange) -> (left[0]-- > 0 ? behaviour : usual).answer(each, exchange);
    }

    /** Status 200 with a document. */
    public static Behaviour document(Documents documents, String... headers) {
        return (each, exchange) -> {
            byte[] bytes = documents.answer(each).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** A status with headers and a page that says more than it should. */
    public static Behaviour status(int status, String page, String... headers) {
        return (_, exchange) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** So many bytes without an end in sight. */
    public static Behaviour endless(int bytes) {
        return (_, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[1 << 16];
            for (int sent = 0; sent < bytes; sent += some.length) {
                exchange.getResponseBody().write(some);
            }
        };
    }

    /** Headers at once, and then nothing for long. */
    public static Behaviour silent(long millis) {
        return (_, exchange) -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Fewer bytes than were promised. */
    public static Behaviour cut() {
        return (_, exchange) -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
