package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import tools.jackson.databind.JsonNode;

/** Nothing is encoded twice: what was encoded once is found by every later job of that source. */
class IncrementalTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path shared;

    @SuppressWarnings("NullAway.Init")
    private static Path clip;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void makeClip() {
        clip = Media.pictures(shared.resolve("clip.mp4"), "1280x720", 12);
    }

    private Cli encode(Path source, String output, Object... more) {
        Object[] arguments = Stream.concat(
                        Stream.of("encode", "--json", "--speed", "ultrafast", "--out", folder.resolve(output)),
                        Stream.concat(Stream.of(more), Stream.of(source)))
                .toArray();
        return Cli.at(new DataHome(folder.resolve("data")), arguments);
    }

    private Map<String, FileTime> chunks() throws IOException {
        Map<String, FileTime> chunks = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("data/work/chunks"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".mp4")).toList()) {
                chunks.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
            }
        }
        return chunks;
    }

    @Test
    @DisplayName("the same job again does nothing, until a file of the package is gone")
    void theSameJobAgain() throws IOException {
        encode(clip, "out", "--preset", "short-clip").succeeds();
        Map<String, FileTime> chunks = chunks();
        FileTime packaged = Files.getLastModifiedTime(folder.resolve("out/master.m3u8"));

        JsonNode again = encode(clip, "out", "--preset", "short-clip").succeeds();

        assertTrue(again.path("upToDate").asBoolean(false), again.toString());
        assertEquals(
                folder.resolve("out/master.m3u8").toString(), again.path("hls").asString(""));
        assertEquals(packaged, Files.getLastModifiedTime(folder.resolve("out/master.m3u8")));
        assertFalse(Files.exists(folder.resolve("out/.ladderworks-staging")));

        Files.delete(folder.resolve("out/video/avc-360p/00002.m4s"));
        assertFalse(encode(clip, "out", "--preset", "short-clip").succeeds().has("upToDate"));
        assertTrue(Files.exists(folder.resolve("out/video/avc-360p/00002.m4s")));
        assertEquals(chunks, chunks(), "packaged again, not encoded again");
    }

    @Test
    @DisplayName("another segment length, a moved source or another folder encodes nothing")
    void whatIsNoMatterOfEncoding() throws IOException {
        encode(clip, "out", "--preset", "short-clip").succeeds();
        Map<String, FileTime> chunks = chunks();

        assertFalse(encode(clip, "out", "--preset", "short-clip", "--segment", "2")
                .succeeds()
                .has("upToDate"));
        Path moved = Files.copy(clip, folder.resolve("moved here.mp4"));
        encode(moved, "elsewhere", "--preset", "short-clip", "--cores", "1", "--low-priority")
                .succeeds();

        assertEquals(chunks, chunks());
    }

    @Test
    @DisplayName("an added rung encodes only that rung")
    void anAddedRung() throws IOException {
        encode(clip, "out", "--preset", "short-clip", "--no-thumbnails", "--poster", "none", "--no-review-data")
                .succeeds();
        Map<String, FileTime> before = chunks();

        JsonNode result = encode(
                        clip, "out", "--preset", "web-h264", "--no-thumbnails", "--poster", "none", "--no-review-data")
                .succeeds();

        assertEquals(3, result.path("video").size(), "720p, 480p, 360p");
        assertEquals(before.size(), result.at("/chunks/reused").asInt());
        assertTrue(result.at("/chunks/reusedBytes").asLong() > 1000);
        assertEquals(before.size() / 2, result.at("/chunks/encoded").asInt(), "the rung between the two");
        assertTrue(result.at("/chunks/encodedBytes").asLong() > 1000);
        Map<String, FileTime> after = chunks();
        assertTrue(after.entrySet().containsAll(before.entrySet()));
        after.keySet().removeAll(before.keySet());
        assertFalse(after.isEmpty());
        for (String added : after.keySet()) {
            Path chunk = folder.resolve("data/work/chunks").resolve(added);
            assertEquals("854,480", Media.sizeOf(chunk), added);
        }
    }

    @Test
    @DisplayName("a source whose bytes changed is another one, though its name, size and length are the same")
    void aChangedSource() throws IOException {
        Path source = Files.copy(clip, folder.resolve("source.mp4"));
        encode(source, "out", "--preset", "short-clip").succeeds();
        int before = chunks().size();
        byte[] bytes = Files.readAllBytes(source);
        // The encoder's name in the user data of the file's end: no picture changes, but the file does.
        bytes[bytes.length - 1] ^= 1;
        Files.write(source, bytes);
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 5000));

        encode(source, "out", "--preset", "short-clip").succeeds();

        assertEquals(2 * before, chunks().size());
    }
}
