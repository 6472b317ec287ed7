package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ladderworks.publish.edge.EdgeRequests.cache;
import static org.ladderworks.publish.edge.EdgeRequests.header;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx that refuses what is not signed, and a token that is made here. */
class SignedEdgeTest {
    private static final String TITLE = "films/Größe 1";

    @TempDir
    private Path folder;

    private final StoreServer store = new StoreServer();
    private final EdgeSecret secret = EdgeSecret.draw(new SecureRandom());
    private final Instant later = Instant.now().plusSeconds(600);

    @BeforeEach
    void put() {
        for (String path : List.of("/master.m3u8", "/v/1/video/1.m4s", "/v/1/en.vtt", "/current.json")) {
            store.put("/" + TITLE + path, path.getBytes(StandardCharsets.UTF_8), Map.of());
            store.put("/other" + path, path.getBytes(StandardCharsets.UTF_8), Map.of());
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private EdgeSettings settings() {
        return new EdgeSettings(
                "localhost",
                new Origin(store.address(), "", Optional.empty()),
                Optional.empty(),
                Optional.of(RealNginx.secretFile(folder, secret)),
                64L << 20,
                List.of("*"),
                true,
                RealNginx.machine(folder));
    }

    private String signed(Instant expires) {
        return EdgeToken.path(secret, TITLE, expires);
    }

    private static EdgeRequests players(EdgeSettings settings) {
        return new EdgeRequests("http://" + settings.machine().listen().getFirst());
    }

    @Test
    @DisplayName("one token serves all of a title, and all who have one share what is kept")
    void signed() {
        EdgeSettings settings = settings();
        try (RealNginx _ = new RealNginx(folder, settings, CacheRules.standard());
                EdgeRequests players = players(settings)) {
            for (String path : List.of("/master.m3u8", "/v/1/video/1.m4s", "/v/1/en.vtt", "/current.json")) {
                var answer = players.get(signed(later) + path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(path);
            }
            assertThat(cache(players.get(signed(later.plusSeconds(5)) + "/v/1/video/1.m4s")))
                    .isEqualTo("HIT");
        }
    }

    @Test
    @DisplayName("unsigned, expired and changed requests are refused, before the store is asked, whatever is kept")
    void refused() {
        EdgeSettings settings = settings();
        String good = signed(later);
        String token = good.substring(3, 25);
        String other = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
        try (RealNginx _ = new RealNginx(folder, settings, CacheRules.standard());
                EdgeRequests players = players(settings);
                EdgeRequests machine = new EdgeRequests(
                        "http://127.0.0.1:" + settings.machine().refreshPort())) {
            assertThat(players.get(good + "/master.m3u8").statusCode()).isEqualTo(200);
            int asked = store.requests().size();
            String unsigned = good.replaceFirst("/s/[^/]+/[^/]+", "");
            String second = Long.toString(later.getEpochSecond());
            for (String path : List.of(
                    unsigned,
                    unsigned + "?st=" + token + "&e=" + second,
                    signed(Instant.now().minusSeconds(1)),
                    good.replace(token, other),
                    good.replace(second, Long.toString(later.getEpochSecond() + 1)),
                    good.replace(second, "0" + second),
                    good.replaceFirst("/films/.*", "/other"),
                    good + "/v/../../../other",
                    good + "/v/%2e%2e/%2e%2e/%2e%2e/other",
                    good + "x",
                    EdgeToken.path(EdgeSecret.draw(new SecureRandom()), TITLE, later))) {
                for (String file : List.of("/master.m3u8", "/v/1/video/1.m4s", "/v/1/en.vtt", "/current.json")) {
                    assertThat(players.get(path + file).statusCode())
                            .as(path + file)
                            .isEqualTo(403);
                }
            }
            assertThat(store.requests()).hasSize(asked);
            var refused = players.get(unsigned + "/master.m3u8");
            assertThat(header(refused, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(players.ask("OPTIONS", unsigned + "/master.m3u8").statusCode())
                    .isEqualTo(204);
            assertThat(cache(machine.get(unsigned + "/master.m3u8")))
                    .as("the machine needs no token")
                    .isEqualTo("BYPASS");
        }
    }

    @Test
    @DisplayName("neither secret nor token is in a log or an argument")
    void nothingToRead() {
        EdgeSettings settings = settings();
        String text = secret.nginxFile().replaceAll("(?s).*default \"([^\"]+)\".*", "$1");
        try (RealNginx nginx = new RealNginx(folder, settings, CacheRules.standard());
                EdgeRequests players = players(settings)) {
            players.get(signed(later) + "/master.m3u8");
            players.get(signed(later) + "/v/1/video/1.m4s");
            players.get("/films/master.m3u8");
            assertThat(text).hasSize(43);
            assertThat(nginx.logs())
                    .contains("films", "master.m3u8", "/usr/sbin/nginx")
                    .doesNotContain(text)
                    .doesNotContain(signed(later).substring(3, 25));
            assertThat(NginxEdge.file(settings, CacheRules.standard()).text()).doesNotContain(text);
        }
    }
}
