package org.ladderworks.app.players;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ladderworks.publish.release.ContentTypes;

/**
 * A title on the loopback address that nobody gets a file of without a right, in the query or in a cookie; and, at another port, so
 * of another origin, the page that plays it.
 */
final class SignedTitle implements AutoCloseable {
    private final HttpServer edge = server();
    private final HttpServer pages = server();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> served = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile String right = "none";

    SignedTitle(Path title, Path libraries, Path videoJs) throws IOException {
        Map<String, Path> scripts = Map.of(
                "hls.min.js", libraries.resolve("hls.js/dist/hls.min.js"),
                "shaka-player.compiled.js", libraries.resolve("shaka-player/dist/shaka-player.compiled.js"),
                "video.min.js", videoJs.resolve("video.min.js"),
                "video-js.min.css", videoJs.resolve("video-js.min.css"));
        edge.createContext("/vod/film/", exchange -> {
            try (exchange) {
                guarded(exchange, title);
            }
        });
        pages.createContext("/player/", exchange -> {
            try (exchange) {
                String name = exchange.getRequestURI().getPath().substring("/player/".length());
                send(exchange, Files.readAllBytes(scripts.get(name)), name);
            }
        });
        for (HttpServer each : List.of(edge, pages)) {
            each.setExecutor(threads);
            each.start();
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void guarded(HttpExchange exchange, Path title) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", at(pages));
        headers.set("Access-Control-Allow-Credentials", "true");
        headers.set("Access-Control-Allow-Headers", "range");
        headers.set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        String file = exchange.getRequestURI().getPath().substring("/vod/film/".length());
        String shown = exchange.getRequestURI().getRawQuery() + " "
                + exchange.getRequestHeaders().get("Cookie");
        if (!shown.contains(right)) {
            refused.add(file);
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        served.add(file);
        send(exchange, Files.readAllBytes(title.resolve(file)), file);
    }

    private static void send(HttpExchange exchange, byte[] bytes, String name) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", ContentTypes.of(name));
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String at(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String base() {
        return at(edge) + "/vod";
    }

    /** From now on, what must stand in the query or in a cookie. */
    void asksFor(String rightToShow) {
        right = rightToShow;
        served.clear();
        refused.clear();
    }

    /** Puts a piece into a page, with cookies for the browser; tells where it is. */
    String page(String html, List<String> cookies) {
        String path = "/" + Integer.toHexString(html.hashCode()) + ".html";
        pages.createContext(path, exchange -> {
            try (exchange) {
                cookies.forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
                String page = "<!doctype html><meta charset=\"utf-8\"><body>" + html + "</body>";
                send(exchange, page.getBytes(java.nio.charset.StandardCharsets.UTF_8), path);
            }
        });
        return at(pages) + path;
    }

    List<String> served() {
        return List.copyOf(served);
    }

    List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        edge.stop(0);
        pages.stop(0);
        threads.shutdownNow();
    }
}
