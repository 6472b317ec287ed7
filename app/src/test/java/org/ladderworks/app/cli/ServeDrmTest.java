package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code serve --drm} as a process of its own, asked for keys by HTTP. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ServeDrmTest {
    private static final String VIDEO_ID = "0123456789abcdef0123456789abcdef";
    private static final String VIDEO_KEY = "8f3c1d5e7a9b0246c8e0f1a3b5d7e9f1";
    private static final Pattern PAGE = Pattern.compile("Playing at (http://127\\.0\\.0\\.1:\\d+)/#(\\S+)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path clip = Path.of(".");

    @BeforeEach
    void prepare() {
        clip = Media.clip(folder.resolve("clip.mp4"), 2);
    }

    @Test
    @DisplayName(
            "keys of a key file to who has the token and nobody else, and a word that this is no way to release them")
    void keyFile() throws Exception {
        Path keys = folder.resolve("keys.json");
        Files.createFile(keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                keys,
                "{\"version\": 1, \"keys\": [{\"role\": \"all\", \"kid\": \"%s\", \"key\": \"%s\"}]}"
                        .formatted(VIDEO_ID, VIDEO_KEY));
        Path drm = packaged("{\"content\": \"film\", \"systems\": [\"widevine\"], \"layout\": \"one\","
                + " \"keys\": {\"file\": \"keys.json\"}}");
        try (ChildCli serve = ChildCli.start(folder, List.of(), "serve", "--drm", drm, folder.resolve("out"))) {
            serve.awaitOutput("Playing at ").awaitOutput("never for a release");
            String said = Files.readString(folder.resolve("out.txt"));
            assertThat(said).contains("ClearKey hands keys out in the open: for judging the package on this machine");
            Matcher page = PAGE.matcher(said);
            assertThat(page.find()).as(said).isTrue();

            HttpResponse<String> answer = ask(page.group(1) + "/licence/" + page.group(2), VIDEO_ID);
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode key =
                    JsonMapper.shared().readTree(answer.body()).path("keys").path(0);
            assertThat(HexFormat.of()
                            .formatHex(
                                    Base64.getUrlDecoder().decode(key.path("k").asString(""))))
                    .isEqualTo(VIDEO_KEY);
            assertThat(HexFormat.of()
                            .formatHex(Base64.getUrlDecoder()
                                    .decode(key.path("kid").asString(""))))
                    .isEqualTo(VIDEO_ID);

            assertThat(ask(page.group(1) + "/licence/x" + page.group(2), VIDEO_ID)
                            .statusCode())
                    .isEqualTo(403);
            for (String path : List.of("/licence", "/licence/", "/licence/x", "/", "/package/licence")) {
                HttpResponse<String> refused = ask(page.group(1) + path, VIDEO_ID);
                assertThat(refused.statusCode()).as(path).isBetween(400, 499);
                assertThat(refused.body()).doesNotContain("\"k\"");
            }
        }
    }

    @Test
    @DisplayName("each of two packages side by side has the keys of its scheme, where neither has playlists")
    void bothSchemes() throws Exception {
        Path drm = packaged("{\"content\": \"film\", \"systems\": [\"clearkey\"], \"scheme\": \"both\","
                + " \"licences\": {\"clearkey\": \"https://l.example.com/ck\"}}");
        for (String out : List.of("out", "out-cenc")) {
            Path served = folder.resolve(out);
            assertThat(served.resolve("master.m3u8")).doesNotExist();
            String id = MpdSet.of(served.resolve("manifest.mpd")).getFirst().keyId();
            try (ChildCli serve = ChildCli.start(folder, List.of(), "serve", "--json", "--drm", drm, served)) {
                serve.awaitOutput("\"dash\"");
                JsonNode places = Files.readString(folder.resolve("out.txt"))
                        .lines()
                        .map(JsonMapper.shared()::readTree)
                        .filter(line -> line.has("dash"))
                        .findFirst()
                        .orElseThrow();
                assertThat(places.propertyNames())
                        .contains("page", "dash")
                        .doesNotContain("hlsForHlsJs", "hlsForShaka");
                assertThat(ask(places.path("licences").asString(""), id.replace("-", ""))
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private Path packaged(String text) throws IOException {
        Path drm = Files.writeString(folder.resolve("drm.json"), text);
        DataHome home = new DataHome(folder.resolve("data"));
        Cli.at(home, "package", "--json", "--drm", drm, "--out", folder.resolve("out"), clip)
                .succeeds();
        return drm;
    }

    /** A licence request as browsers make it (W3C Encrypted Media Extensions, 9.1.3). */
    private HttpResponse<String> ask(String address, String keyId) throws IOException, InterruptedException {
        String id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(keyId));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .POST(HttpRequest.BodyPublishers.ofString("{\"kids\": [\"" + id + "\"], \"type\": \"temporary\"}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
