package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ladderworks.publish.edge.EdgeRequests.cache;
import static org.ladderworks.publish.edge.EdgeRequests.header;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a real nginx tells players, to whom it hands out what, and what it tells the store. */
class NginxAnswersTest extends BehindNginx {
    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
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
