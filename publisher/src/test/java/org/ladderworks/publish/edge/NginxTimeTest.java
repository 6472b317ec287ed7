package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ladderworks.publish.edge.EdgeRequests.cache;
import static org.ladderworks.publish.edge.EdgeRequests.header;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How long a real nginx keeps what it has, and what makes it forget. */
class NginxTimeTest extends BehindNginx {
    @Test
    @DisplayName("a playlist is asked for again when its time is over, and not before")
    void playlistExpires() throws InterruptedException {
        put(MANIFEST, "#EXTM3U one");
        try (Running edge =
                run(settings(List.of("*"), false), CacheRules.standard().withManifestTime(Duration.ofSeconds(2)))) {
            HttpResponse<byte[]> first = edge.players().get(MANIFEST);
            long start = System.nanoTime();
            assertThat(cache(first)).isEqualTo("MISS");
            assertThat(header(first, "Cache-Control")).isEqualTo("public, max-age=2");
            put(MANIFEST, "#EXTM3U two");
            assertThat(text(edge.players().get(MANIFEST))).isEqualTo("#EXTM3U one");
            HttpResponse<byte[]> replaced = await(
                    () -> edge.players().get(MANIFEST),
                    response -> text(response).equals("#EXTM3U two"));
            assertThat(cache(replaced)).isEqualTo("EXPIRED");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
            assertThat(cache(await(
                            () -> edge.players().get(MANIFEST),
                            response -> !cache(response).equals("HIT"))))
                    .as("unchanged, and not sent again")
                    .isEqualTo("REVALIDATED");
        }
    }

    @Test
    @DisplayName("who is on the machine has the cache fetch again what changed, and drop what was removed")
    void refreshed() throws InterruptedException {
        byte[] segment = noise(3 << 20);
        put(MANIFEST, "#EXTM3U one");
        store.put(PREFIX + SEGMENT, segment, Map.of());
        try (Running edge = run()) {
            edge.players().get(MANIFEST);
            edge.players().get(SEGMENT);
            put(MANIFEST, "#EXTM3U two");
            assertThat(text(edge.players().get(MANIFEST))).isEqualTo("#EXTM3U one");
            assertThat(cache(edge.machine().get(MANIFEST))).isEqualTo("BYPASS");
            HttpResponse<byte[]> after = edge.players().get(MANIFEST);
            assertThat(cache(after)).isEqualTo("HIT");
            assertThat(text(after)).isEqualTo("#EXTM3U two");

            store.remove(PREFIX + SEGMENT);
            assertThat(edge.players().get(SEGMENT).statusCode()).isEqualTo(200);
            assertThat(edge.machine().get(SEGMENT).statusCode()).isEqualTo(404);
            assertThat(edge.players().get(SEGMENT).statusCode()).isEqualTo(404);
            assertThat(edge.machine().get("/film/current.json").statusCode()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName("a cache whose files were deleted is filled anew")
    void emptied() throws IOException {
        put(MANIFEST, "#EXTM3U one");
        try (Running edge = run()) {
            edge.players().get(MANIFEST);
            assertThat(cache(edge.players().get(MANIFEST))).isEqualTo("HIT");
            try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
            put(MANIFEST, "#EXTM3U two");
            assertThat(text(edge.players().get(MANIFEST))).isEqualTo("#EXTM3U two");
        }
    }

    @Test
    @DisplayName("what is kept is shown while the store is away or in trouble, and what is not fails")
    void staleWhileError() throws InterruptedException {
        put(MANIFEST, "#EXTM3U one");
        store.put(PREFIX + SEGMENT, noise(2 << 20), Map.of());
        try (Running edge =
                run(settings(List.of("*"), false), CacheRules.standard().withManifestTime(Duration.ofSeconds(1)))) {
            edge.players().get(MANIFEST);
            edge.players().get(SEGMENT);
            store.answersAll(503);
            assertThat(text(await(
                            () -> edge.players().get(MANIFEST),
                            response -> cache(response).equals("STALE"))))
                    .isEqualTo("#EXTM3U one");
            store.close();
            HttpResponse<byte[]> stale = edge.players().get(MANIFEST);
            assertThat(stale.statusCode()).isEqualTo(200);
            assertThat(cache(stale)).isEqualTo("STALE");
            assertThat(cache(edge.players().get(SEGMENT))).isEqualTo("HIT");
            HttpResponse<byte[]> other = edge.players().get("/other/manifest.mpd");
            assertThat(other.statusCode()).isEqualTo(502);
            assertThat(header(other, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(other, "Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }
}
