package org.ladderworks.app.origin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.read.ProtectionBoxes;
import org.ladderworks.publish.release.ContentTypes;

/** An encrypted package with ClearKey instead of its DRM systems, and the licences: to who has the token. Thread-safe. */
final class ClearKeyPreview {
    private static final int LARGEST_MANIFEST = 32 << 20;

    private final ServedPackage served;
    private final FileAnswers files;
    private final Optional<LicenceDesk> desk;
    private final Token token;

    ClearKeyPreview(ServedPackage served, FileAnswers files, Optional<LicenceDesk> desk, Token token) {
        this.served = served;
        this.files = files;
        this.desk = desk;
        this.token = token;
    }

    void routes(RoutesConfig routes) {
        routes.post(
                "/licence/{token}",
                context -> licence(context, (of, taker) -> {
                    context.contentType("application/json");
                    return of.answer(context.bodyAsBytes(), taker);
                }));
        routes.get(
                "/licence/{token}/{key}",
                context -> licence(context, (of, taker) -> of.raw(context.pathParam("key"), taker)));
    }

    /** What is asked of the desk; false where it has no such key. */
    @FunctionalInterface
    private interface Asking {
        boolean ask(LicenceDesk desk, Consumer<byte[]> taker);
    }

    /** Keys are written at once, as what is kept for later nobody would wipe. */
    private void licence(Context context, Asking asking) {
        if (!token.is(context.pathParam("token"))) {
            refuse(context);
        } else if (desk.isEmpty() || !asking.ask(desk.get(), answer -> send(context, answer))) {
            context.status(404).contentType("text/plain").result("This package has no such key.");
        }
    }

    private static void refuse(Context context) {
        context.status(403).contentType("text/plain").result("This needs the token of the preview.");
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

    /** A manifest in the words of the player that the path names, or another file as it is. */
    void sendFile(Context context, Optional<Pace> pace) throws IOException {
        Optional<PlayerDialect> dialect = PlayerDialect.of(context.pathParam("player"));
        String path = context.pathParam("path");
        if (!token.is(context.pathParam("token"))) {
            refuse(context);
        } else if (dialect.isEmpty()) {
            context.status(404);
        } else if (path.endsWith(".m3u8") || path.endsWith(".mpd")) {
            sendManifest(context, path, dialect.get());
        } else {
            files.send(context, path, pace);
        }
    }

    private void sendManifest(Context context, String path, PlayerDialect dialect) throws IOException {
        Optional<Path> file = served.find(path)
                .map(ServedFile::path)
                .filter(found -> found.toFile().length() <= LARGEST_MANIFEST);
        if (file.isEmpty()) {
            context.status(404);
            return;
        }
        byte[] bytes = Files.readAllBytes(file.get());
        // By the name that was asked for, which is another where a port is forwarded: a page may ask its own origin
        // alone.
        String licences = "http://" + context.header("Host") + "/licence/" + token.text();
        byte[] sent = path.endsWith(".mpd")
                ? PreviewMpd.of(bytes, licences)
                : PreviewPlaylist.of(
                                new String(bytes, StandardCharsets.UTF_8),
                                keyBeside(file.get()),
                                desk.flatMap(LicenceDesk::ofSegments),
                                dialect,
                                licences)
                        .getBytes(StandardCharsets.UTF_8);
        context.contentType(ContentTypes.of(path))
                .header("Content-Length", Integer.toString(sent.length))
                .result(sent);
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
}
