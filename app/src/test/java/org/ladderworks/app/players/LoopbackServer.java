package org.ladderworks.app.players;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves folders on a free port of the loopback address, with content types, byte ranges and CORS. */
final class LoopbackServer implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("m3u8", "application/vnd.apple.mpegurl"),
            Map.entry("mpd", "application/dash+xml"),
            Map.entry("m4s", "video/iso.segment"),
            Map.entry("ts", "video/mp2t"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("vtt", "text/vtt; charset=utf-8"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("png", "image/png"));

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Path> mounts = new ConcurrentHashMap<>();
    private final List<Failure> failures = new CopyOnWriteArrayList<>();

    /**
     * A request that got no file.
     *
     * @param path path of the request, decoded
     * @param status HTTP status of the answer
     */
    record Failure(String path, int status) {}

    private LoopbackServer(HttpServer server) {
        this.server = server;
    }

    static LoopbackServer start() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LoopbackServer server = new LoopbackServer(http);
        http.createContext("/", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /** Serves a folder under {@code /name/}. */
    void mount(String name, Path folder) {
        try {
            mounts.put(name, folder.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Address of a path, which starts with a mount's name. */
    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
    }

    /** Failed requests below a mount. */
    List<Failure> failures(String mount) {
        return failures.stream()
                .filter(failure -> failure.path().startsWith("/" + mount + "/"))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Access-Control-Allow-Origin", "*");
            headers.set("Access-Control-Allow-Headers", "*");
            headers.set("Access-Control-Expose-Headers", "Content-Length, Content-Range");
            headers.set("Cache-Control", "no-store");
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "OPTIONS" -> exchange.sendResponseHeaders(204, -1);
                case "GET", "HEAD" -> file(exchange, path);
                default -> refuse(exchange, path, 405);
            }
        }
    }

    private void file(HttpExchange exchange, String path) throws IOException {
        String[] parts = path.substring(1).split("/", 2);
        Path folder = mounts.get(parts[0]);
        Path file = folder == null || parts.length < 2
                ? null
                : folder.resolve(parts[1]).normalize();
        if (folder == null || file == null || !file.startsWith(folder) || !Files.isRegularFile(file)) {
            refuse(exchange, path, 404);
            return;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            send(exchange, path, file, channel);
        }
    }

    private void send(HttpExchange exchange, String path, Path file, FileChannel channel) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type(file));
        headers.set("Accept-Ranges", "bytes");
        long size = channel.size();
        String header = exchange.getRequestHeaders().getFirst("Range");
        ByteRange range = ByteRange.of(header, size);
        if (range.length() <= 0 && size > 0) {
            headers.set("Content-Range", "bytes */" + size);
            refuse(exchange, path, 416);
            return;
        }
        if (header != null) {
            headers.set("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
        }
        int status = header == null ? 200 : 206;
        if ("HEAD".equals(exchange.getRequestMethod())) {
            headers.set("Content-Length", Long.toString(range.length()));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, range.length() == 0 ? -1 : range.length());
        try (OutputStream body = exchange.getResponseBody()) {
            channel.transferTo(range.first(), range.length(), Channels.newChannel(body));
        }
    }

    private void refuse(HttpExchange exchange, String path, int status) throws IOException {
        failures.add(new Failure(path, status));
        exchange.sendResponseHeaders(status, -1);
    }

    private static String type(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
