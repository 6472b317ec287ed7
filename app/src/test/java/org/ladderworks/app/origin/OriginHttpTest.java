package org.ladderworks.app.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;

/** What the server says of caching, to whom it answers, and how fast. */
class OriginHttpTest {
    private static final String CONTENT = "0123456789";
    private static final String DATE = "Sat, 03 Jan 2026 10:11:12 GMT";
    private static final Instant CHANGED = Instant.parse("2026-01-03T10:11:12.345Z");
    private static final int LARGE = 60_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private String tag;

    @SuppressWarnings("NullAway.Init")
    private Origin origin;

    @BeforeEach
    void start() throws Exception {
        write("a.vtt", CONTENT);
        write("master.m3u8", "#EXTM3U\n");
        write("large.m4s", "x".repeat(LARGE));
        byte[] sha = MessageDigest.getInstance("SHA-256").digest(CONTENT.getBytes(StandardCharsets.UTF_8));
        tag = '"' + HexFormat.of().formatHex(sha) + '"';
        List<PackagedFile> files = List.of(
                new PackagedFile(
                        "a.vtt",
                        PackagedFile.Role.TEXT,
                        CONTENT.length(),
                        HexFormat.of().formatHex(sha)),
                new PackagedFile("master.m3u8", PackagedFile.Role.MULTIVARIANT_PLAYLIST, 8, ""),
                new PackagedFile("large.m4s", PackagedFile.Role.SEGMENT, LARGE, ""));
        PackageIndex index = new PackageIndex(
                PackageIndex.FORMAT,
                PackageIndex.VERSION,
                Optional.empty(),
                "1.000000",
                1,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                files);
        Files.writeString(folder.resolve(PackageIndex.FILE_NAME), index.toJson());
        origin = serve(OriginOptions.local(0));
    }

    @AfterEach
    void stop() {
        origin.close();
    }

    @Test
    @DisplayName("RFC 9110, 8.8 the tag is the SHA-256 of the index, until the file is another")
    void tags() throws Exception {
        HttpResponse<String> answer = get(origin.file("a.vtt"));
        assertThat(header(answer, "ETag")).isEqualTo(tag);
        assertThat(header(answer, "Last-Modified")).isEqualTo(DATE);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");

        write("a.vtt", "9876543210");
        Files.setLastModifiedTime(
                folder.resolve("a.vtt"), FileTime.from(Instant.now().plusSeconds(60)));
        HttpResponse<String> changed = get(origin.file("a.vtt"), "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo("9876543210");
        assertThat(header(changed, "ETag")).isNotEqualTo(tag).doesNotStartWith("W/");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "If-None-Match     | TAG                           | 304",
                "If-None-Match     | W/TAG                         | 304",
                "If-None-Match     | \"x\", TAG                    | 304",
                "If-None-Match     | *                             | 304",
                "If-None-Match     | \"x\"                         | 200",
                "If-None-Match     | rubbish                       | 200",
                "If-Modified-Since | Sat, 03 Jan 2026 10:11:12 GMT | 304",
                "If-Modified-Since | Sun, 04 Jan 2026 10:11:12 GMT | 304",
                "If-Modified-Since | Sat, 03 Jan 2026 10:11:11 GMT | 200",
                "If-Modified-Since | yesterday                     | 200",
                "If-Match          | TAG                           | 200",
                "If-Match          | W/TAG                         | 412",
                "If-Match          | \"x\"                         | 412",
                "If-Unmodified-Since | Sat, 03 Jan 2026 10:11:12 GMT | 200",
                "If-Unmodified-Since | Sat, 03 Jan 2026 10:11:11 GMT | 412"
            })
    @DisplayName("RFC 9110, 13 whoever has it is not sent it again")
    void conditions(String name, String value, int status) throws Exception {
        HttpResponse<String> answer = get(origin.file("a.vtt"), name, value.replace("TAG", tag));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(status == 200 ? CONTENT : "");
        assertThat(header(answer, "ETag")).isEqualTo(tag);
    }

    @Test
    @DisplayName("RFC 9110, 13.2.2 a tag that differs is not overruled by a date that does not")
    void tagBeforeDate() throws Exception {
        assertThat(get(origin.file("a.vtt"), "If-None-Match", "\"x\"", "If-Modified-Since", DATE)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TAG                           | 206",
                "Sat, 03 Jan 2026 10:11:12 GMT | 206",
                "W/TAG                         | 200",
                "\"x\"                         | 200",
                "Sat, 03 Jan 2026 10:11:11 GMT | 200"
            })
    @DisplayName("RFC 9110, 13.1.5 a range goes on where the file is the same, else all of it is sent")
    void ifRange(String value, int status) throws Exception {
        HttpResponse<String> answer =
                get(origin.file("a.vtt"), "Range", "bytes=2-4", "If-Range", value.replace("TAG", tag));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(status == 206 ? "234" : CONTENT);
    }

    @Test
    @DisplayName("RFC 9110, 9.3.2 HEAD says what GET would, without the content")
    void head() throws Exception {
        for (String path : List.of("a.vtt", "master.m3u8", "large.m4s")) {
            HttpResponse<String> get = get(origin.file(path));
            HttpResponse<String> head = send(request(origin.file(path)).HEAD());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            for (String name : List.of("Content-Length", "Content-Type", "ETag", "Last-Modified", "Accept-Ranges")) {
                assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
            }
        }
        assertThat(send(request(origin.file("nothing")).HEAD()).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("PR-68 PR-71 with --edge-headers caches keep files as long as published ones")
    void edgeHeaders() throws Exception {
        try (Origin edge = serve(OriginOptions.local(0).withEdgeHeaders())) {
            assertThat(header(get(edge.file("master.m3u8")), "Cache-Control")).isEqualTo("public, max-age=60");
            assertThat(header(get(edge.file("large.m4s")), "Cache-Control"))
                    .isEqualTo("public, max-age=31536000, immutable");
            assertThat(header(get(edge.file("nothing")), "Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    @DisplayName("a page of any origin may ask, by range too, but not set the throttle of another")
    void preflight() throws Exception {
        for (String path : List.of("/package/a.vtt", "/page/rate/12345678")) {
            HttpResponse<String> answer = send(request(origin.page().resolve(path))
                    .header("Origin", "https://player.example.com")
                    .header("Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "range")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(header(answer, "Access-Control-Allow-Methods"))
                    .contains("GET", "HEAD")
                    .doesNotContain("PUT");
            assertThat(header(answer, "Access-Control-Allow-Headers")).isEqualTo("*");
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(path.startsWith("/package") ? "*" : "");
        }
        assertThat(header(get(origin.file("a.vtt")), "Access-Control-Expose-Headers"))
                .contains("Content-Range", "ETag");
    }

    @Test
    @DisplayName("the page may ask nobody else, and nobody may frame it")
    void policy() throws Exception {
        HttpResponse<String> page = get(origin.page());
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "*");
        assertThat(header(page, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    @DisplayName("with a token: in the path, in the query or in the page's cookie; everything else is refused")
    void token() throws Exception {
        try (Origin guarded = serve(OriginOptions.local(0).withToken())) {
            URI with = guarded.file("a.vtt");
            assertThat(get(with).body()).isEqualTo(CONTENT);
            String right = with.getPath().split("/", -1)[2];
            URI plain = guarded.page().resolve("/package/a.vtt");
            assertThat(get(URI.create(plain + "?token=" + right)).body()).isEqualTo(CONTENT);

            String cookie = header(get(guarded.page()), "Set-Cookie");
            assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
            String pair = cookie.substring(0, cookie.indexOf(';'));
            assertThat(get(plain, "Cookie", pair).body()).isEqualTo(CONTENT);
            assertThat(get(guarded.page().resolve("/"), "Cookie", pair).statusCode())
                    .isEqualTo(200);

            String wrong = right.substring(1) + right.charAt(0);
            for (URI refused : List.of(
                    plain,
                    URI.create(plain + "?token=" + wrong),
                    URI.create(plain + "?token="),
                    plain.resolve("/with/" + wrong + "/package/a.vtt"),
                    plain.resolve("/watch/12345678/package/a.vtt"),
                    plain.resolve("/page/offer.json"),
                    plain.resolve("/nothing"),
                    plain.resolve("/"))) {
                HttpResponse<String> answer = get(refused);
                assertThat(answer.statusCode()).as(refused.toString()).isEqualTo(403);
                assertThat(answer.body()).doesNotContain(CONTENT, right);
                assertThat(header(answer, "Set-Cookie")).isEmpty();
            }
            assertThat(get(plain, "Cookie", pair.replace(right, wrong)).statusCode())
                    .isEqualTo(403);
        }
        assertThat(header(get(origin.page()), "Set-Cookie")).as("without one").isEmpty();
    }

    @Test
    @DisplayName("an answer takes as long as its session's rate says, and goes on at once when that is lifted")
    void throttle() throws Exception {
        String session = "0123456789abcdef";
        String version = header(get(origin.file("large.m4s")), "ETag");
        URI slow = origin.page().resolve("/watch/" + session + "/package/large.m4s");
        assertThat(rate(session, "480")).isEqualTo(204);
        long begun = System.nanoTime();
        HttpResponse<String> answer = get(slow);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        // 60,000 bytes at 60,000 bytes a second.
        assertThat(millis).isGreaterThanOrEqualTo(990);
        assertThat(answer.body()).hasSize(LARGE);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(get(slow, "If-None-Match", version, "Range", "bytes=0-9").statusCode())
                .as("nothing out of a cache")
                .isEqualTo(206);

        // At 16 kb/s it would take half a minute.
        assertThat(rate(session, "16")).isEqualTo(204);
        CompletableFuture<HttpResponse<String>> waiting =
                client.sendAsync(request(slow).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(get(origin.file("large.m4s")).body()).as("others").hasSize(LARGE);
        assertThat(waiting).isNotDone();
        assertThat(rate(session, "0")).isEqualTo(204);
        assertThat(waiting.get(10, TimeUnit.SECONDS).body()).hasSize(LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1", "15", "1e6", "1000001", "99999999999999999999", "fast"})
    void noRate(String rate) throws Exception {
        assertThat(rate("0123456789abcdef", rate)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "0123456789ABCDEF", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"})
    void noSession(String session) throws Exception {
        assertThat(rate(session, "1000")).isEqualTo(400);
    }

    @Test
    @DisplayName("sessions that nobody uses any more make room for others")
    void manySessions() throws Exception {
        try (Throttle throttle = new Throttle()) {
            for (int i = 0; i < 1000; i++) {
                throttle.paceFor("session-" + i);
            }
            assertThat(throttle.of("session-999")).isPresent();
            assertThat(throttle.of("session-0")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.20:80, true",
        "10.0.0.1, true",
        "'[fe80::1]:8080', true",
        "localhost, true",
        "studio.example.com, false",
        "1.2.3.4.example.com, false",
        "'', false"
    })
    @DisplayName("where other machines are served they ask for an address: a name may be led here by another site")
    void everywhere(String host, boolean ours) {
        assertThat(HostName.isOurs(Optional.of(host), true)).isEqualTo(ours);
        assertThat(HostName.isOurs(Optional.empty(), true)).isFalse();
    }

    @Test
    void addressesToServeAt() {
        OriginOptions local = OriginOptions.local(0);
        assertThat(local.isReachable()).isFalse();
        assertThat(local.at("localhost").isReachable()).isFalse();
        assertThat(local.at("::1").isReachable()).isFalse();
        assertThat(local.at("0.0.0.0").isReachable()).isTrue();
        for (String address : List.of("studio.example.com", "", "300.1.1.1")) {
            assertThatThrownBy(() -> local.at(address))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("no address to serve at");
        }
        // Of a documentation network (RFC 5737), so no machine has it.
        assertThatThrownBy(() -> serve(local.at("192.0.2.1")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("192.0.2.1 is no address of this machine");
    }

    @Test
    @DisplayName("all that the page asks for is there")
    void assets() throws Exception {
        List<String> scripts =
                List.of("page.js", "page.css", "engine-shaka.js", "lib/hls.js", "lib/video.js", "lib/video.css");
        for (String script : scripts) {
            HttpResponse<String> answer = get(origin.page().resolve("/page/" + script));
            assertThat(answer.statusCode()).as(script).isEqualTo(200);
            assertThat(header(answer, "Content-Type"))
                    .contains(script.endsWith("css") ? "text/css" : "text/javascript");
        }
        assertThat(get(origin.page().resolve("/page/offer.json")).body())
                .contains("\"hls\":\"master.m3u8\"", "\"hls.js\"", "\"Video.js\"")
                .doesNotContain("manifest.mpd", "\"dash.js\"");
    }

    private Origin serve(OriginOptions options) {
        return Origin.start(ServedPackage.of(folder), options, Optional.empty());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        Files.setLastModifiedTime(folder.resolve(name), FileTime.from(CHANGED));
    }

    private int rate(String session, String rate) throws IOException, InterruptedException {
        return send(request(origin.page().resolve("/page/rate/" + session))
                        .PUT(HttpRequest.BodyPublishers.ofString(rate)))
                .statusCode();
    }

    private HttpResponse<String> get(URI address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(address);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
