package org.ladderworks.publish.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A store on the loopback address: objects with their headers, ranges and conditions as RFC 9110 has them, and what was asked. */
final class StoreServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Stored> objects = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private volatile int delay;
    private volatile Optional<Integer> status = Optional.empty();

    private static final class Stored {
        private final byte[] bytes;
        private final Map<String, String> headers;

        Stored(byte[] bytes, Map<String, String> headers) {
            this.bytes = bytes;
            this.headers = headers;
        }
    }

    StoreServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** @param path decoded */
    void put(String path, byte[] bytes, Map<String, String> with) {
        objects.put(path, new Stored(bytes, with));
    }

    void remove(String path) {
        objects.remove(path);
    }

    /** From now on every answer takes so long. */
    void delay(int milliseconds) {
        delay = milliseconds;
    }

    /** From now on every answer has this status; a redirect leads to another server. */
    void answersAll(int code) {
        status = Optional.of(code);
    }

    /** What was asked: method, target as it was sent, range. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    List<Map<String, List<String>>> headers() {
        return List.copyOf(headers);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                            .orElse("all"));
            headers.add(Map.copyOf(exchange.getRequestHeaders()));
            Thread.sleep(delay);
            Stored stored = objects.get(exchange.getRequestURI().getPath());
            if (status.isPresent()) {
                exchange.getResponseHeaders().set("Location", "http://elsewhere.example/");
                exchange.sendResponseHeaders(status.get(), -1);
            } else if (stored == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, stored);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Stored stored) throws IOException {
        String tag = "\"" + Arrays.hashCode(stored.bytes) + "\"";
        stored.headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("ETag", tag);
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        int length = stored.bytes.length;
        Matcher range =
                RANGE.matcher(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                        .orElse(""));
        if (!range.matches()) {
            exchange.sendResponseHeaders(200, length);
            exchange.getResponseBody().write(stored.bytes);
            return;
        }
        int from = Integer.parseInt(range.group(1));
        int to = range.group(2).isEmpty() ? length : Math.min(length, Integer.parseInt(range.group(2)) + 1);
        if (from >= length) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, length));
        exchange.sendResponseHeaders(206, to - from);
        exchange.getResponseBody().write(stored.bytes, from, to - from);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
