package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.RealTools;
import tools.jackson.databind.JsonNode;

/** Sources other than one whole file, as they are typed. */
class InputsTest {
    @TempDir
    Path folder;

    @Test
    void aPieceIsEncoded() {
        Path source = clip("a film 100%d.mp4", 3);
        Cli done = Cli.encode(source, folder.resolve("out"), "--from", "0.5", "--to", "00:00:02:00");
        assertEquals(1.52, done.succeeds().path("durationSeconds").asDouble(0));
        assertTrue(done.out().contains("cut to frames 12 to 49 of 75"), done.out());
    }

    @Test
    void badPiecesAreRefused() {
        Path source = clip("a.mp4", 1);
        Cli.encode(source, folder.resolve("out"), "--from", "noon").failsWith(ErrorCode.BAD_CUT, "noon");
        Cli.encode(source, folder.resolve("out"), "--from", "0.5", "--to", "0.5")
                .failsWith(ErrorCode.BAD_CUT);
        Cli.encode(source, folder.resolve("out"), "--to", "00:00:10").failsWith(ErrorCode.BAD_CUT, "00:00:10");
        Cli.run("ladder", "--json", "--to", "1", source, source).failsWith(ErrorCode.BAD_USAGE, "one source");
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void severalAreJoined() {
        Path first = clip("first.mp4", 1);
        Path second = clip("second.mp4", 2);
        JsonNode ladder = Cli.run("ladder", "--json", first, second).succeeds();
        assertEquals(2, ladder.path("sources").size());
        assertTrue(
                ladder.path("notes").toString().contains("second.mp4: 50 frames from 1.000 s on"), ladder.toString());
        JsonNode done = Cli.run(
                        "encode", "--json", "--speed", "ultrafast", "--out", folder.resolve("out"), first, second)
                .succeeds();
        assertEquals(3.0, done.path("durationSeconds").asDouble(0));
    }

    @Test
    void imagesNeedARate() {
        Path images = folder.resolve("f_%03d.png");
        RealTools.run(
                RealTools.bundledFfmpeg(),
                List.of("-v", "error", "-f", "lavfi", "-i", "testsrc2=s=160x90:r=25:d=0.4", images.toString()));
        Cli.encode(images, folder.resolve("out")).failsWith(ErrorCode.FRAME_RATE_MISSING, "--frame-rate");
        Cli.encode(images, folder.resolve("out"), "--frame-rate", "0").failsWith(ErrorCode.BAD_USAGE, "24000/1001");
        Cli.encode(clip("a.mp4", 1), folder.resolve("out"), "--frame-rate", "25")
                .failsWith(ErrorCode.BAD_USAGE, "no sequence");
        assertEquals(
                10,
                Cli.run("probe", "--json", "--frame-rate", "25", images)
                        .succeeds()
                        .path("frames")
                        .asInt(0));
        Cli.encode(images, folder.resolve("out"), "--frame-rate", "25").succeeds();
    }

    @Test
    void anAddressIsFetched() throws IOException {
        byte[] bytes = Files.readAllBytes(clip("a.mp4", 1));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicBoolean gone = new AtomicBoolean();
        server.createContext("/", exchange -> {
            try (exchange) {
                if (gone.get()) {
                    exchange.sendResponseHeaders(404, -1);
                    return;
                }
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/film.mp4?Signature=DoNotTell";
        try {
            Cli probe = Cli.run("probe", "--json", address);
            assertEquals(25, probe.succeeds().path("frames").asInt(0));
            Cli done = Cli.encode(address, folder.resolve("out"));
            done.succeeds();
            assertTrue(done.out().contains("\"stage\":\"fetch\""), done.out());
            gone.set(true);
            Cli lost = Cli.encode(address, folder.resolve("later"));
            lost.failsWith(ErrorCode.SOURCE_NOT_FOUND, "/film.mp4");
            for (Cli each : List.of(probe, done, lost)) {
                assertFalse((each.out() + each.err()).contains("DoNotTell"));
            }
        } finally {
            server.stop(0);
        }
        Cli.encode("ftp://host/film.mp4", folder.resolve("later")).failsWith(ErrorCode.BAD_USAGE, "ftp://");
    }

    private Path clip(String name, int seconds) {
        return Media.clip(folder.resolve(name), seconds);
    }
}
