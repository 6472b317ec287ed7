package org.ladderworks.publish.cdn;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.ladderworks.publish.cdn.SignedRequest.Flaw;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.ContentTypes;

/** A folder behind what asks for CloudFront's signatures, on the loopback address below {@code /vod/}; OpenSSL judges them. */
public final class SignedCdn implements AutoCloseable {
    private static final String AT = "/vod/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path folder;
    private final SignedRequest.Judge judge;

    /**
     * Starts it.
     *
     * @param judge of what is asked for
     * @param tls for {@code https}
     */
    public SignedCdn(Path folder, SignedRequest.Judge judge, Optional<SSLContext> tls) throws IOException {
        this.folder = folder;
        this.judge = judge;
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (tls.isPresent()) {
            HttpsServer https = HttpsServer.create(any, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
            server = https;
        } else {
            server = HttpServer.create(any, 0);
        }
        server.setExecutor(threads);
        server.createContext(AT, exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    /** In clear, with what it does not look at. */
    public static SignedCdn of(Path folder, KeyFiles files, Path key, Set<Flaw> flaws) throws IOException {
        return new SignedCdn(folder, new SignedRequest.Judge(files, key, flaws), Optional.empty());
    }

    /** What viewers find the folder under. */
    public String url() {
        return (server instanceof HttpsServer ? "https://localhost:" : "http://localhost:")
                + server.getAddress().getPort()
                + AT;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "Range");
        String path = exchange.getRequestURI().getPath().substring(AT.length());
        SignedRequest request = new SignedRequest(
                url() + path,
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
        if (!judge.lets(request)) {
            exchange.sendResponseHeaders(403, -1);
        } else if (exchange.getRequestMethod().equals("OPTIONS")) {
            exchange.sendResponseHeaders(204, -1);
        } else if (Files.isRegularFile(folder.resolve(path))) {
            send(exchange, path, Files.readAllBytes(folder.resolve(path)));
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void send(HttpExchange exchange, String path, byte[] bytes) throws IOException {
        String inVersion = path.replaceFirst("^[^/]+/(?:v/[^/]+/)?", "");
        exchange.getResponseHeaders().set("Content-Type", ContentTypes.of(inVersion));
        exchange.getResponseHeaders()
                .set("Cache-Control", CacheTime.of(inVersion).cacheControl());
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"))
                .orElse("");
        if (range.isEmpty()) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-", 2);
        int from = Integer.parseInt(ends[0]);
        int to = Integer.parseInt(ends[1]);
        exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, to, bytes.length));
        exchange.sendResponseHeaders(206, to - from + 1L);
        exchange.getResponseBody().write(Arrays.copyOfRange(bytes, from, to + 1));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
