package org.ladderworks.app.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The preview's server, asked as a browser and as a stranger would. */
class OriginTest {
    private static final KeyId ID =
            KeyId.parse("11111111222233334444555555555555").orElseThrow();
    private static final byte[] SECRET = HexFormat.of().parseHex("000102030405060708090a0b0c0d0eff");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private Origin origin;

    @SuppressWarnings("NullAway.Init")
    private PreviewKeys keys;

    @BeforeEach
    void start() throws IOException {
        Path served = Files.createDirectory(folder.resolve("package"));
        Files.writeString(served.resolve("text.vtt"), "0123456789");
        Files.writeString(folder.resolve("secret.txt"), "not yours");
        Files.writeString(served.resolve("keys.json"), "not yours");
        list(served, "text.vtt", "way-out.txt", "manifest.mpd", "playlist.m3u8", "1.ts");
        Files.createSymbolicLink(served.resolve("way-out.txt"), folder.resolve("secret.txt"));
        Files.writeString(
                served.resolve("manifest.mpd"),
                "<?xml version=\"1.0\"?><!DOCTYPE MPD [<!ENTITY a SYSTEM \"file:" + folder.resolve("secret.txt")
                        + "\">]><MPD>&a;</MPD>");
        keys = new PreviewKeys(
                new KeySet(Map.of(KeyRole.ALL, new ContentKey(ID, SECRET, Optional.empty())), List.of()));
        origin = Origin.start(ServedPackage.of(served), OriginOptions.local(0), Optional.of(keys));
    }

    @AfterEach
    void stop() {
        origin.close();
        keys.close();
    }

    @Test
    @DisplayName("a licence for the keys that are asked for, to who knows the token")
    void licence() throws Exception {
        HttpResponse<byte[]> answer = post(origin.licences(), request(ID));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode key = JsonMapper.shared().readTree(answer.body()).path("keys").get(0);
        assertThat(key.path("kty").asString("")).isEqualTo("oct");
        assertThat(Base64.getUrlDecoder().decode(key.path("kid").asString(""))).isEqualTo(ID.bytes());
        assertThat(Base64.getUrlDecoder().decode(key.path("k").asString(""))).isEqualTo(SECRET);
        assertThat(get(URI.create(origin.licences() + "/" + ID.hex())).body()).isEqualTo(SECRET);
    }

    @Test
    void whoDoesNotKnowTheTokenGetsNothing() throws Exception {
        String address = origin.licences().toString();
        String right = address.substring(address.lastIndexOf('/') + 1);
        for (String token : List.of("x", right.substring(1), right + "x", right.toUpperCase(java.util.Locale.ROOT))) {
            URI wrong = URI.create(address.substring(0, address.lastIndexOf('/') + 1) + token);
            assertThat(post(wrong, request(ID)).statusCode()).as(token).isEqualTo(403);
            HttpResponse<byte[]> raw = get(URI.create(wrong + "/" + ID.hex()));
            assertThat(raw.statusCode()).isEqualTo(403);
            assertThat(raw.body()).isNotEqualTo(SECRET);
        }
        assertThat(get(URI.create(address.replace("/licence/" + right, "/preview/x/shaka/text.vtt")))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"kids\": 1}", "{\"kids\": []}", "{\"kids\": [\"AAAA\"]}"})
    void rubbishIsNoRequest(String body) throws Exception {
        assertThat(post(origin.licences(), body).statusCode()).isEqualTo(404);
    }

    @Test
    void aKeyThatThePackageDoesNotHaveIsNotGiven() throws Exception {
        KeyId other = KeyId.parse("99999999222233334444555555555555").orElseThrow();
        assertThat(post(origin.licences(), request(other)).statusCode()).isEqualTo(404);
        assertThat(post(origin.licences(), request(ID).replace("]", ", \"AAAA\"]"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bytes=2-4, 206, 234, bytes 2-4/10",
        "bytes=8-, 206, 89, bytes 8-9/10",
        "bytes=-3, 206, 789, bytes 7-9/10",
        "bytes=0-99, 206, 0123456789, bytes 0-9/10",
        "bytes=10-, 416, '', bytes */10",
        "bytes=4-2, 200, 0123456789, ",
        "'bytes=0-1,3-4', 200, 0123456789, ",
        "lines=1-2, 200, 0123456789, "
    })
    @DisplayName("files by range, with their type, for pages of any origin")
    void files(String range, int status, String body, String told) throws Exception {
        HttpRequest part = HttpRequest.newBuilder(origin.file("text.vtt"))
                .header("Range", range)
                .header("Accept-Encoding", "gzip, br")
                .build();
        HttpResponse<String> answer = client.send(part, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Range")).isEqualTo(Optional.ofNullable(told));
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/vtt; charset=utf-8");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "way-out.txt",
                "../secret.txt",
                "%2e%2e/secret.txt",
                "..%2fsecret.txt",
                "nothing",
                "a/../../secret.txt"
            })
    void nothingOutsideOfTheFolder(String path) throws Exception {
        HttpResponse<byte[]> answer = get(URI.create(origin.file("") + path));
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("not yours");
    }

    @Test
    @DisplayName("what the package's index lists and nothing else of the folder, also after the index became another")
    void listedFilesAlone() throws Exception {
        Path served = folder.resolve("package");
        assertThat(get(origin.file("package.json")).statusCode()).isEqualTo(200);
        for (URI address : List.of(origin.file("keys.json"), origin.preview("shaka", "keys.json"))) {
            HttpResponse<byte[]> answer = get(address);
            assertThat(answer.statusCode()).as(address.toString()).isEqualTo(404);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("not yours");
        }
        Files.writeString(served.resolve("new.vtt"), "new");
        list(served, "new.vtt");
        assertThat(get(origin.file("new.vtt")).statusCode()).isEqualTo(200);
        assertThat(get(origin.file("text.vtt")).statusCode()).isEqualTo(404);
        Files.delete(served.resolve("package.json"));
        assertThat(get(origin.file("new.vtt")).statusCode())
                .as("while it is replaced")
                .isEqualTo(200);
        assertThat(get(origin.file("package.json")).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.0.0.1:8080, true",
        "LocalHost:1, true",
        "localhost, true",
        "'[::1]:80', true",
        "evil.example.com, false",
        "evil.example.com:8080, false",
        "127.0.0.1.example.com, false",
        "localhost.example.com:80, false",
        "localhost:x, false",
        "'', false"
    })
    @DisplayName("a page whose name was led to this machine is told nothing, on no path")
    void otherNames(String host, boolean answered) throws Exception {
        for (String path : List.of(
                "/",
                "/page/hls.js",
                "/package/text.vtt",
                "/nothing",
                origin.preview("shaka", "text.vtt").getPath(),
                origin.licences().getPath() + "/" + ID.hex())) {
            int status = statusUnder(host, path);
            // 400 where it is the name of nothing.
            assertThat(status == 421 || status == 400).as(path).isNotEqualTo(answered);
        }
    }

    /** By hand, as clients send the name that they asked for. */
    private int statusUnder(String host, String path) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), origin.page().getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer.contains("0123456789"))
                    .isEqualTo(answer.startsWith("HTTP/1.1 200") && path.endsWith(".vtt"));
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    private static void list(Path folder, String... paths) throws IOException {
        List<PackagedFile> files = Stream.of(paths)
                .map(path -> new PackagedFile(path, PackagedFile.Role.TEXT, 1, ""))
                .toList();
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
    }

    @Test
    @DisplayName("an MPD that wants to be shown other files is not")
    void hostileMpd() throws Exception {
        HttpResponse<byte[]> answer = get(origin.preview("shaka", "manifest.mpd"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("not yours");
    }

    @Test
    @DisplayName("whole segments get their key from here, and only who knows the token; the package stays as it is")
    void segmentKey() throws Exception {
        KeyId id = KeyId.parse("22222222222233334444555555555555").orElseThrow();
        byte[] secret = HexFormat.of().parseHex("ff0102030405060708090a0b0c0d0e00");
        Path served = folder.resolve("package");
        String playlist = "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"https://k.example.com/1\",IV=0x01\n1.ts\n";
        Files.writeString(served.resolve("playlist.m3u8"), playlist);
        Files.writeString(served.resolve("1.ts"), "G");
        try (PreviewKeys both = new PreviewKeys(new KeySet(
                        Map.of(
                                KeyRole.ALL,
                                new ContentKey(ID, SECRET, Optional.empty()),
                                KeyRole.SEGMENTS,
                                new ContentKey(id, secret, Optional.empty())),
                        List.of()));
                Origin preview = Origin.start(ServedPackage.of(served), OriginOptions.local(0), Optional.of(both))) {
            for (String player : List.of("page", "hls.js", "shaka")) {
                String sent =
                        new String(get(preview.preview(player, "playlist.m3u8")).body(), StandardCharsets.UTF_8);
                String address = preview.licences() + "/" + id.hex();
                assertThat(sent).isEqualTo(playlist.replace("https://k.example.com/1", address));
                assertThat(get(URI.create(address)).body()).isEqualTo(secret);
            }
            assertThat(new String(get(preview.file("playlist.m3u8")).body(), StandardCharsets.UTF_8))
                    .isEqualTo(playlist);
            assertThat(get(preview.file("1.ts")).headers().firstValue("Content-Type"))
                    .contains("video/mp2t");
            URI wrong = URI.create(preview.licences().toString().replaceFirst("[^/]*$", "x/" + id.hex()));
            assertThat(get(wrong).statusCode()).isEqualTo(403);
        }
    }

    private HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> post(URI address, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String request(KeyId id) {
        return "{\"kids\": [\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(id.bytes())
                + "\"], \"type\": \"temporary\"}";
    }
}
