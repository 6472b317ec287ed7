package org.ladderworks.app.origin;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.read.ProtectionBoxes;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.release.ContentTypes;

/**
 * Serves a package on the loopback address, to who asks for that by name: as it is below {@code /package/}, and where it is
 * encrypted with ClearKey for a preview below {@code /preview/}. Who knows the token gets keys, nobody else. Thread-safe.
 */
public final class Origin implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int LAST_PORT = 65_535;
    private static final int TOKEN_BYTES = 18;
    private static final int LARGEST_MANIFEST = 32 << 20;
    private static final int LARGEST_REQUEST = 64 << 10;

    private final ServedPackage served;
    private final Optional<LicenceDesk> desk;
    private final String token;
    private final Javalin server;

    private Origin(ServedPackage served, Optional<PreviewKeys> keys) {
        this.served = served;
        this.desk = keys.map(LicenceDesk::new);
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = LARGEST_REQUEST;
            // Of what is compressed on the way, no range and no length would be true.
            config.http.compressionStrategy = CompressionStrategy.NONE;
            routes(config.routes);
        });
    }

    /**
     * Starts to serve; fails with a UsageException where it cannot have the port.
     *
     * @param port 0 for any that is free
     * @param keys for a preview; stay the caller's
     */
    public static Origin start(ServedPackage served, int port, Optional<PreviewKeys> keys) {
        if (port < 0 || port > LAST_PORT) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "there is no port " + port,
                    "Choose one from 0 to " + LAST_PORT + " with --port, 0 for any that is free.");
        }
        Origin origin = new Origin(served, keys);
        try {
            origin.server.start(HOST, port);
        } catch (JavalinException e) {
            origin.close();
            throw refused(port, e);
        }
        return origin;
    }

    private static RuntimeException refused(int port, JavalinException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException) {
                boolean forbidden = String.valueOf(cause.getMessage()).contains("Permission denied");
                return new UsageException(
                        ErrorCode.PORT_UNUSABLE,
                        "port " + port + (forbidden ? " may not be opened by this user" : " is in use"),
                        "Choose another with --port, or leave it out for any that is free.",
                        failure);
            }
        }
        return failure;
    }

    /** Where the page with the player is. */
    public URI page() {
        return URI.create(address("/") + (desk.isPresent() ? "#" + token : ""));
    }

    /** A file of the package as it is. */
    public URI file(String path) {
        return URI.create(address("/package/" + path));
    }

    /** A manifest with ClearKey, for {@code hls.js} or {@code shaka}; DASH is the same for both. */
    public URI preview(String player, String path) {
        return URI.create(address("/preview/" + token + "/" + player + "/" + path));
    }

    /** Where ClearKey licences are. */
    public URI licences() {
        return URI.create(address("/licence/" + token));
    }

    private String address(String path) {
        return "http://" + HOST + ":" + server.port() + path;
    }

    private void routes(RoutesConfig routes) {
        routes.before(context -> {
            if (!LoopbackHost.isIn(Optional.ofNullable(context.header("Host")))) {
                context.status(421)
                        .result("This is served to this machine alone: ask for localhost.")
                        .skipRemainingHandlers();
                return;
            }
            context.header("Access-Control-Allow-Origin", "*");
            context.header("Access-Control-Allow-Headers", "*");
            context.header("Access-Control-Expose-Headers", "Content-Length, Content-Range");
            context.header("Cache-Control", "no-store");
        });
        routes.exception(
                IOException.class,
                (e, context) -> context.status(422).result("This file cannot be shown: " + e.getMessage()));
        routes.options("/*", context -> context.status(204));
        routes.get("/package/<path>", context -> sendFile(context, context.pathParam("path")));
        routes.get("/preview/{token}/{player}/<path>", this::sendPreview);
        routes.post(
                "/licence/{token}",
                context -> licence(context, (of, taker) -> {
                    context.contentType("application/json");
                    return of.answer(context.bodyAsBytes(), taker);
                }));
        routes.get(
                "/licence/{token}/{key}",
                context -> licence(context, (of, taker) -> of.raw(context.pathParam("key"), taker)));
        PlayerPage.routes(routes);
    }

    /** What is asked of the desk; false where it has no such key. */
    @FunctionalInterface
    private interface Asking {
        boolean ask(LicenceDesk desk, Consumer<byte[]> taker);
    }

    /** Keys are written at once, as what is kept for later nobody would wipe. */
    private void licence(Context context, Asking asking) {
        if (!isHolder(context)) {
            context.status(403).result("This needs the token of the preview.");
        } else if (desk.isEmpty() || !asking.ask(desk.get(), answer -> send(context, answer))) {
            context.status(404).contentType("text/plain").result("This package has no such key.");
        }
    }

    private static void send(Context context, byte[] answer) {
        context.header("Content-Length", Integer.toString(answer.length));
        try {
            context.outputStream().write(answer);
            context.outputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a time that tells nothing of how much of it is right. */
    private boolean isHolder(Context context) {
        return MessageDigest.isEqual(
                context.pathParam("token").getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private void sendPreview(Context context) throws IOException {
        Optional<PlayerDialect> dialect = PlayerDialect.of(context.pathParam("player"));
        String path = context.pathParam("path");
        if (!isHolder(context)) {
            context.status(403).result("This needs the token of the preview.");
        } else if (dialect.isEmpty()) {
            context.status(404);
        } else if (path.endsWith(".m3u8") || path.endsWith(".mpd")) {
            sendManifest(context, path, dialect.get());
        } else {
            sendFile(context, path);
        }
    }

    private void sendManifest(Context context, String path, PlayerDialect dialect) throws IOException {
        Optional<Path> file = served.find(path).filter(found -> found.toFile().length() <= LARGEST_MANIFEST);
        if (file.isEmpty()) {
            context.status(404);
            return;
        }
        byte[] bytes = Files.readAllBytes(file.get());
        String licences = licences().toString();
        byte[] sent = path.endsWith(".mpd")
                ? PreviewMpd.of(bytes, licences)
                : PreviewPlaylist.of(
                                new String(bytes, StandardCharsets.UTF_8),
                                keyBeside(file.get()),
                                desk.flatMap(LicenceDesk::ofSegments),
                                dialect,
                                licences)
                        .getBytes(StandardCharsets.UTF_8);
        context.contentType(ContentTypes.of(path)).result(sent);
    }

    /** Of the track whose playlist it is. */
    private static Optional<KeyId> keyBeside(Path playlist) {
        Path header = playlist.resolveSibling("init.mp4");
        return Files.isRegularFile(header)
                ? ProtectionBoxes.read(header).entries().stream()
                        .flatMap(entry -> entry.protection().stream())
                        .map(ProtectionBoxes.Protection::key)
                        .findFirst()
                : Optional.empty();
    }

    private void sendFile(Context context, String path) throws IOException {
        Optional<Path> file = served.find(path);
        if (file.isEmpty()) {
            context.status(404);
            return;
        }
        FileChannel channel = FileChannel.open(file.get());
        long size = channel.size();
        Optional<ByteRange> asked = ByteRange.of(Optional.ofNullable(context.header("Range")), size);
        context.contentType(ContentTypes.of(path)).header("Accept-Ranges", "bytes");
        asked.ifPresent(range -> context.header("Content-Range", range.of(size)));
        if (asked.filter(range -> range.length() == 0).isPresent()) {
            channel.close();
            context.status(416);
            return;
        }
        ByteRange range = asked.orElse(new ByteRange(0, size));
        context.status(asked.isPresent() ? 206 : 200).header("Content-Length", Long.toString(range.length()));
        channel.position(range.first());
        // Closed with the answer.
        context.result(new BoundedInputStream(Channels.newInputStream(channel), range.length()));
    }

    @Override
    public void close() {
        server.stop();
    }
}
