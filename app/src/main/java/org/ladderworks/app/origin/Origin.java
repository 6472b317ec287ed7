package org.ladderworks.app.origin;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * Serves a package to who asks for an address of this machine: as it is below {@code /package/}, where it is encrypted with
 * ClearKey for a preview below {@code /preview/}, and to the player page below {@code /watch/}, as fast as that page wants. Who
 * knows the token gets keys, nobody else. Thread-safe.
 */
public final class Origin implements AutoCloseable {
    private static final int LARGEST_REQUEST = 64 << 10;

    private final OriginOptions options;
    private final boolean preview;
    private final Token token = new Token();
    private final Gate gate;
    private final Throttle throttle = new Throttle();
    private final FileAnswers files;
    private final ClearKeyPreview clearKey;
    private final PlayerPage page;
    private final Javalin server;

    private Origin(ServedPackage served, OriginOptions options, Optional<PreviewKeys> keys) {
        this.options = options;
        this.preview = keys.isPresent();
        this.gate = new Gate(options, token);
        this.files = new FileAnswers(served, options.edgeHeaders());
        this.clearKey = new ClearKeyPreview(served, files, keys.map(LicenceDesk::new), token);
        this.page = new PlayerPage(gate, served);
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = LARGEST_REQUEST;
            // Of what is compressed on the way, no range and no length would be true.
            config.http.compressionStrategy = CompressionStrategy.NONE;
            // A throttled answer waits for most of its time.
            config.concurrency.useVirtualThreads = true;
            routes(config.routes);
        });
    }

    /**
     * Starts to serve; fails with a UsageException where it cannot have the address or the port.
     *
     * @param keys for a preview; stay the caller's
     */
    public static Origin start(ServedPackage served, OriginOptions options, Optional<PreviewKeys> keys) {
        Origin origin = new Origin(served, options, keys);
        try {
            origin.server.start(options.host().getHostAddress(), options.port());
        } catch (JavalinException e) {
            origin.close();
            throw refused(options, e);
        }
        return origin;
    }

    private static RuntimeException refused(OriginOptions options, JavalinException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (cause instanceof BindException && said.contains("assign requested address")) {
                return new UsageException(
                        ErrorCode.BAD_USAGE,
                        options.host().getHostAddress() + " is no address of this machine",
                        "Give --host one that it has, or 0.0.0.0 for all of them.",
                        failure);
            }
            if (cause instanceof SocketException) {
                return new UsageException(
                        ErrorCode.PORT_UNUSABLE,
                        "port " + options.port()
                                + (said.contains("Permission denied")
                                        ? " may not be opened by this user"
                                        : " is in use"),
                        "Choose another with --port, or leave it out for any that is free.",
                        failure);
            }
        }
        return failure;
    }

    /** Where the page with the player is. */
    public URI page() {
        return URI.create(address("/") + gate.query() + (preview ? "#" + token.text() : ""));
    }

    /** A file of the package as it is. */
    public URI file(String path) {
        return URI.create(address((options.guarded() ? "/with/" + token.text() : "") + "/package/" + path));
    }

    /** A manifest with ClearKey, for {@code hls.js} or {@code shaka}; DASH is the same for both. */
    public URI preview(String player, String path) {
        return URI.create(address("/preview/" + token.text() + "/" + player + "/" + path));
    }

    /** Where ClearKey licences are. */
    public URI licences() {
        return URI.create(address("/licence/" + token.text()));
    }

    /** By an address that this machine reaches itself by. */
    private String address(String path) {
        InetAddress host = options.host().isAnyLocalAddress() ? InetAddress.ofLiteral("127.0.0.1") : options.host();
        String name = host instanceof Inet6Address ? "[" + host.getHostAddress() + "]" : host.getHostAddress();
        return "http://" + name + ":" + server.port() + path;
    }

    private void routes(RoutesConfig routes) {
        gate.routes(routes);
        page.routes(routes);
        throttle.routes(routes);
        clearKey.routes(routes);
        routes.exception(
                IOException.class,
                (e, context) -> context.status(422)
                        .contentType("text/plain")
                        .result("This file cannot be shown: " + e.getMessage()));
        readable(routes, "/package/<path>", context -> files.send(context, path(context), Optional.empty()));
        readable(routes, "/with/{token}/package/<path>", this::sendToHolder);
        readable(routes, "/preview/{token}/{player}/<path>", context -> clearKey.sendFile(context, Optional.empty()));
        readable(
                routes,
                "/watch/{session}/package/<path>",
                context -> files.send(context, path(context), pace(context)));
        readable(
                routes,
                "/watch/{session}/preview/{token}/{player}/<path>",
                context -> clearKey.sendFile(context, pace(context)));
    }

    /** HEAD is answered as GET is (RFC 9110, 9.3.2). */
    private static void readable(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    private void sendToHolder(Context context) throws IOException {
        if (token.is(context.pathParam("token"))) {
            files.send(context, path(context), Optional.empty());
        } else {
            context.status(403).contentType("text/plain").result("This is not the token of this session.");
        }
    }

    private static String path(Context context) {
        return context.pathParam("path");
    }

    private Optional<Pace> pace(Context context) {
        return throttle.of(context.pathParam("session"));
    }

    @Override
    public void close() {
        throttle.close();
        server.stop();
    }
}
