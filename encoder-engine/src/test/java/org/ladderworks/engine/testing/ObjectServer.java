package org.ladderworks.engine.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on the loopback address that holds one object, and can behave badly. */
public final class ObjectServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile byte[] content;
    private volatile Optional<String> tag;
    private volatile boolean ranges = true;
    private volatile boolean conditions = true;
    private volatile Behaviour next = ObjectServer::plainly;

    /** How a request is answered. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(ObjectServer server, HttpExchange exchange) throws IOException;
    }

    public ObjectServer(byte[] content, String tag) {
        this.content = content;
        this.tag = Optional.of(tag);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI() + " "
                    + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                            .orElse("all"));
            try (exchange) {
                next.answer(this, exchange);
            }
        });
        server.start();
    }

    /** The address of a path. */
    public String at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path)
                .toString();
    }

    /** What was asked: target and range. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public void holds(byte[] other, Optional<String> version) {
        content = other;
        tag = version;
    }

    public void knowsNoRanges() {
        ranges = false;
    }

    /** Sends the rest of whatever it holds by now. */
    public void heedsNoConditions() {
        conditions = false;
    }

    /** From now on. */
    public void answers(Behaviour behaviour) {
        next = behaviour;
    }

    /** The next so many requests in this way, those after them plainly. */
    public void answers(int times, Behaviour behaviour) {
        int[] left = {times};
        next = (server, exchange) -> {
            if (left[0]-- > 0) {
                behaviour.answer(server, exchange);
            } else {
                server.plainly(exchange);
            }
        };
    }

    /** As RFC 9110 has it. */
    public void plainly(HttpExchange exchange) throws IOException {
        send(exchange, Integer.MAX_VALUE, Optional.empty());
    }

    /** Breaks the connection after so many bytes. */
    public static Behaviour cutAfter(int bytes) {
        return (server, exchange) -> {
            server.send(exchange, bytes, Optional.empty());
            rest(200);
        };
    }

    /** Says that there are more bytes than come. */
    public static Behaviour promising(long length) {
        return (server, exchange) -> server.send(exchange, Integer.MAX_VALUE, Optional.of(length));
    }

    public static Behaviour status(int status) {
        return (_, exchange) -> exchange.sendResponseHeaders(status, -1);
    }

    public static Behaviour redirect(String to) {
        return (_, exchange) -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** A byte now and then. */
    public static Behaviour trickle() {
        return (server, exchange) -> {
            exchange.sendResponseHeaders(200, server.content.length);
            OutputStream out = exchange.getResponseBody();
            for (int i = 0; i < 200 && i < server.content.length; i++) {
                out.write(server.content[i]);
                out.flush();
                rest(50);
            }
        };
    }

    private static void rest(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, int most, Optional<Long> promised) throws IOException {
        byte[] bytes = content;
        tag.ifPresent(value -> exchange.getResponseHeaders().set("ETag", value));
        if (tag.isPresent() && tag.get().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        int from = from(exchange);
        if (from > bytes.length) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length));
        }
        byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length);
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, promised.orElse((long) rest.length));
        exchange.getResponseBody().write(rest, 0, Math.min(most, rest.length));
        exchange.getResponseBody().flush();
    }

    private int from(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        boolean same =
                !conditions || condition == null || Optional.of(condition).equals(tag);
        return ranges && same && range != null && range.matches("bytes=\\d+-")
                ? Integer.parseInt(range.substring(6, range.length() - 1))
                : 0;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
