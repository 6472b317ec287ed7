package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ladderworks.publish.edge.EdgeRequests.cache;
import static org.ladderworks.publish.edge.EdgeRequests.header;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx with the generated configuration, in front of a store. */
class NginxEdgeTest {
    private static final String MANIFEST = "/film/master.m3u8";
    private static final String SEGMENT = "/film/v/0123abcd/video/1.m4s";
    private static final String PREFIX = "/bucket/vod";

    @TempDir
    private Path folder;

    private final StoreServer store = new StoreServer();

    @AfterEach
    void close() {
        store.close();
    }

    /** An nginx, and who asks it. */
    private record Running(RealNginx nginx, EdgeRequests players, EdgeRequests machine) implements AutoCloseable {
        @Override
        public void close() {
            players.close();
            machine.close();
            nginx.close();
        }
    }

    private EdgeSettings settings(List<String> cors, boolean recordsShown) {
        return new EdgeSettings(
                "localhost",
                new Origin(store.address(), PREFIX, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                64L << 20,
                cors,
                recordsShown,
                RealNginx.machine(folder));
    }

    private Running run() {
        return run(settings(List.of("*"), false), CacheRules.standard());
    }

    private Running run(EdgeSettings settings, CacheRules rules) {
        return new Running(
                new RealNginx(folder, settings, rules),
                new EdgeRequests("http://" + settings.machine().listen().getFirst()),
                new EdgeRequests("http://127.0.0.1:" + settings.machine().refreshPort()));
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private void put(String path, String text) {
        store.put(PREFIX + path, text.getBytes(StandardCharsets.UTF_8), Map.of("Cache-Control", "private, no-cache"));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static HttpResponse<byte[]> await(
            Supplier<HttpResponse<byte[]>> request, java.util.function.Predicate<HttpResponse<byte[]>> done)
            throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        HttpResponse<byte[]> response = request.get();
        while (!done.test(response)) {
            assertThat(System.nanoTime())
                    .as("waited for 20 s: %s", response.headers())
                    .isLessThan(end);
            Thread.sleep(100);
            response = request.get();
        }
        return response;
    }

    @Test
    @DisplayName("a segment is asked of the store once, slice by slice, and is kept by players for a year")
    void missThenHit() {
        byte[] segment = noise((5 << 20) / 2);
        store.put(PREFIX + SEGMENT, segment, Map.of("Content-Type", "video/iso.segment", "Cache-Control", "no-store"));
        try (Running edge = run()) {
            HttpResponse<byte[]> first = edge.players().get(SEGMENT);
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).isEqualTo(segment);
            assertThat(cache(first)).isEqualTo("MISS");
            assertThat(header(first, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(header(first, "Content-Type")).isEqualTo("video/iso.segment");
            assertThat(store.requests())
                    .containsExactly(
                            "GET " + PREFIX + SEGMENT + " bytes=0-1048575",
                            "GET " + PREFIX + SEGMENT + " bytes=1048576-2097151",
                            "GET " + PREFIX + SEGMENT + " bytes=2097152-3145727");

            HttpResponse<byte[]> second = edge.players().get(SEGMENT + "?some=query");
            assertThat(cache(second)).isEqualTo("HIT");
            assertThat(second.body()).isEqualTo(segment);
            HttpResponse<byte[]> head = edge.players().ask("HEAD", SEGMENT);
            assertThat(cache(head)).isEqualTo("HIT");
            assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(segment.length));
            assertThat(edge.players()
                            .get(SEGMENT, "If-None-Match", header(first, "ETag"))
                            .statusCode())
                    .isEqualTo(304);
            assertThat(store.requests()).hasSize(3);
        }
    }

    @Test
    @DisplayName("ranges come from what is kept, and a range alone costs only its slices")
    void ranges() {
        byte[] segment = noise(3 << 20);
        store.put(PREFIX + SEGMENT, segment, Map.of());
        try (Running edge = run()) {
            HttpResponse<byte[]> across = edge.players().get(SEGMENT, "Range", "bytes=1048570-1048585");
            assertThat(across.statusCode()).isEqualTo(206);
            assertThat(across.body()).isEqualTo(Arrays.copyOfRange(segment, 1048570, 1048586));
            assertThat(header(across, "Content-Range")).isEqualTo("bytes 1048570-1048585/" + segment.length);
            assertThat(store.requests()).hasSize(2).noneMatch(request -> request.contains("2097152"));

            assertThat(edge.players().get(SEGMENT).body()).isEqualTo(segment);
            int asked = store.requests().size();
            for (int[] range : new int[][] {{0, 0}, {5, 99}, {1048575, 1048576}, {2097151, 3145727}, {100, 3000000}}) {
                HttpResponse<byte[]> part = edge.players().get(SEGMENT, "Range", "bytes=" + range[0] + "-" + range[1]);
                assertThat(part.statusCode()).isEqualTo(206);
                assertThat(cache(part)).isEqualTo("HIT");
                assertThat(part.body()).isEqualTo(Arrays.copyOfRange(segment, range[0], range[1] + 1));
            }
            assertThat(edge.players().get(SEGMENT, "Range", "bytes=-10").body())
                    .isEqualTo(Arrays.copyOfRange(segment, segment.length - 10, segment.length));
            assertThat(store.requests()).hasSize(asked);
            assertThat(edge.players().get(SEGMENT, "Range", "bytes=9999999-").statusCode())
                    .isEqualTo(416);
        }
    }

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
    @DisplayName("many who ask at once are one request to the store")
    void locked() throws Exception {
        byte[] segment = noise(1000);
        store.put(PREFIX + SEGMENT, segment, Map.of());
        store.delay(500);
        try (Running edge = run();
                ExecutorService players = Executors.newFixedThreadPool(12)) {
            List<Callable<HttpResponse<byte[]>>> calls =
                    java.util.Collections.nCopies(12, () -> edge.players().get(SEGMENT));
            for (var answer : players.invokeAll(calls)) {
                assertThat(answer.get().body()).isEqualTo(segment);
            }
            assertThat(store.requests()).hasSize(1);
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

    @Test
    @DisplayName("PR-68 a playlist stored compressed passes as it is, and is unpacked for who cannot")
    void pr68StoredCompressed() throws IOException {
        String playlist = "#EXTM3U\n" + "#EXTINF:4.0,\nsegment.m4s\n".repeat(50);
        byte[] packed = gzip(playlist);
        store.put(
                PREFIX + MANIFEST,
                packed,
                Map.of("Content-Encoding", "gzip", "Content-Type", "application/vnd.apple.mpegurl"));
        put("/film/v/1/text/en.vtt", "WEBVTT\n" + "\n00:01.000 --> 00:02.000\nHello\n".repeat(50));
        store.put(
                PREFIX + "/film/v/1/plain.mpd",
                playlist.getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "application/dash+xml"));
        try (Running edge = run()) {
            HttpResponse<byte[]> compressed = edge.players().get(MANIFEST, "Accept-Encoding", "gzip, br");
            assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
            assertThat(header(compressed, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(compressed.body()).isEqualTo(packed);
            HttpResponse<byte[]> plain = edge.players().get(MANIFEST);
            assertThat(header(plain, "Content-Encoding")).isEmpty();
            assertThat(text(plain)).isEqualTo(playlist);
            assertThat(cache(plain)).as("one is kept for both").isEqualTo("HIT");

            HttpResponse<byte[]> late = edge.players().get("/film/v/1/plain.mpd", "Accept-Encoding", "gzip");
            assertThat(header(late, "Content-Encoding"))
                    .as("not stored compressed")
                    .isEqualTo("gzip");
            assertThat(new String(
                            new GZIPInputStream(new ByteArrayInputStream(late.body())).readAllBytes(),
                            StandardCharsets.UTF_8))
                    .isEqualTo(playlist);
        }
    }

    @Test
    @DisplayName(
            "PR-71 any page may ask with ranges and see what players measure by; a preflight does not reach the store")
    void pr71AnyPage() {
        store.put(
                PREFIX + SEGMENT,
                noise(100),
                Map.of("Access-Control-Allow-Origin", "https://store.example", "Vary", "Origin"));
        try (Running edge = run()) {
            HttpResponse<byte[]> preflight = edge.players()
                    .ask(
                            "OPTIONS",
                            SEGMENT,
                            "Origin",
                            "https://player.example",
                            "Access-Control-Request-Method",
                            "GET",
                            "Access-Control-Request-Headers",
                            "range");
            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(header(preflight, "Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
            assertThat(header(preflight, "Access-Control-Allow-Headers")).startsWith("Range, ");
            assertThat(header(preflight, "Access-Control-Max-Age")).isEqualTo("86400");
            assertThat(store.requests()).isEmpty();
            HttpResponse<byte[]> answer = edge.players().get(SEGMENT, "Origin", "https://player.example");
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(header(answer, "Access-Control-Expose-Headers"))
                    .contains("ETag", "Content-Length", "Content-Range", "X-Cache-Status");
            assertThat(header(answer, "Access-Control-Allow-Methods")).isEmpty();
            assertThat(header(answer, "Vary")).isEmpty();
            assertThat(edge.players().ask("DELETE", SEGMENT).statusCode()).isEqualTo(405);
        }
    }

    @Test
    @DisplayName("only pages that are named may see answers, and caches keep them apart")
    void namedPages() {
        put(MANIFEST, "#EXTM3U");
        try (Running edge =
                run(settings(List.of("https://a.example", "https://b.example:8443"), false), CacheRules.standard())) {
            HttpResponse<byte[]> named = edge.players().get(MANIFEST, "Origin", "https://b.example:8443");
            assertThat(header(named, "Access-Control-Allow-Origin")).isEqualTo("https://b.example:8443");
            assertThat(header(named, "Vary")).contains("Origin");
            HttpResponse<byte[]> other = edge.players().get(MANIFEST, "Origin", "https://a.example.evil.example");
            assertThat(header(other, "Access-Control-Allow-Origin")).isEmpty();
            assertThat(header(other, "Vary")).contains("Origin");
            assertThat(cache(other)).isEqualTo("HIT");
        }
    }

    @Test
    @DisplayName("records are refused, or shown and never kept; sources and all else are not there")
    void records() {
        for (String path :
                List.of("/film/current.json", "/film/log/000042.json", "/film/lock.json", "/raw/1/film.mov")) {
            put(path, "{}");
        }
        try (Running edge = run()) {
            for (String path : List.of("/film/current.json", "/film/log/000042.json", "/film/lock.json")) {
                assertThat(edge.players().get(path).statusCode()).as(path).isEqualTo(403);
            }
            assertThat(edge.players().get("/raw/1/film.mov").statusCode()).isEqualTo(404);
            assertThat(edge.players().get("/").statusCode()).isEqualTo(404);
            assertThat(edge.players().get("/film/v/../../raw/1/film.mov").statusCode())
                    .isEqualTo(404);
            assertThat(edge.players()
                            .get("/film/v/%2e%2e/%2e%2e/raw/1/film.mov")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(store.requests()).isEmpty();
        }
        try (Running edge = run(settings(List.of("*"), true), CacheRules.standard())) {
            edge.players().get("/film/current.json");
            HttpResponse<byte[]> second = edge.players().get("/film/current.json");
            assertThat(text(second)).isEqualTo("{}");
            assertThat(header(second, "Cache-Control")).isEqualTo("no-store");
            assertThat(store.requests()).hasSize(2);
        }
    }

    @Test
    @DisplayName("PR-70 a store that leads elsewhere is a failure; no player is sent on")
    void pr70NoRedirects() {
        store.answersAll(302);
        try (Running edge = run()) {
            for (String path : List.of(MANIFEST, SEGMENT)) {
                HttpResponse<byte[]> answer = edge.players().get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(502);
                assertThat(header(answer, "Location")).isEmpty();
                assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
            }
        }
    }

    @Test
    @DisplayName("the store is told what is asked for, its characters encoded, and nothing of who asks")
    void nothingOfPlayers() {
        String title = "/Größe & 100%? #1 a+b";
        put(title + "/v/1/x.m4s", "bytes");
        try (Running edge = run()) {
            HttpResponse<byte[]> answer = edge.players()
                    .get(
                            "/Gr%C3%B6%C3%9Fe%20%26%20100%25%3F%20%231%20a%2Bb/v/1/x.m4s?acl&token=1",
                            "Cookie", "session=1", "Authorization", "Bearer 1", "Referer", "https://a.example/");
            assertThat(text(answer)).isEqualTo("bytes");
            assertThat(store.requests().getFirst()).doesNotContain("acl").doesNotContain("?");
            assertThat(store.headers().getFirst())
                    .containsOnlyKeys("Host", "Range")
                    .containsEntry("Host", List.of("127.0.0.1:" + store.port()));
        }
    }
}
