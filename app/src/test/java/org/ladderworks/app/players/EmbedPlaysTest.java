package org.ladderworks.app.players;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.publish.cdn.CloudFrontSigner;
import org.ladderworks.publish.cdn.Embed;
import org.ladderworks.publish.cdn.EmbedPlayer;
import org.ladderworks.publish.cdn.EmbedRights;
import org.ladderworks.publish.cdn.Grant;
import org.ladderworks.publish.cdn.LibraryFolder;
import org.ladderworks.publish.cdn.PlaybackLinks;
import org.ladderworks.publish.cdn.PublicTitle;
import org.ladderworks.publish.cdn.SignedUrl;
import org.ladderworks.publish.cdn.SigningKey;

/** Pages that embed a title play it where every file needs a right, of another origin than the page, and say so where they cannot. */
@Tag("alone")
class EmbedPlaysTest {
    private static final String VIDEO_JS = "/META-INF/resources/webjars/video.js/7.21.7/dist/";
    private static final int LOOKS = 300;

    @TempDir
    private static Path folder;

    private static SignedTitle server;
    private static Browser browser;
    private static PublicTitle title;
    private static CloudFrontSigner signer;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        Path film = TestPackages.moving(folder.resolve("film"), 6);
        for (String name : List.of("video.min.js", "video-js.min.css")) {
            try (InputStream in = EmbedPlaysTest.class.getResourceAsStream(VIDEO_JS + name)) {
                Files.write(
                        folder.resolve(name),
                        java.util.Objects.requireNonNull(in).readAllBytes());
            }
        }
        Path key = folder.resolve("key.pem");
        RealTools.run(
                RealTools.openssl(),
                List.of("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key.toString()));
        server = new SignedTitle(film, PlayerFiles.install(), folder);
        title = PublicTitle.of(server.base(), "film");
        signer = new CloudFrontSigner(SigningKey.read(key, "K2JCJMDEHXQW5F"));
        browser = Browser.open();
    }

    @AfterAll
    static void close() throws IOException {
        browser.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(EmbedPlayer.class)
    @DisplayName("the query of a signed link is carried on to every playlist and segment")
    void query(EmbedPlayer player) throws InterruptedException {
        SignedUrl url = new PlaybackLinks(title)
                .hls(signer, Grant.of(title.all(), Instant.now().plusSeconds(600)));
        server.asksFor(url.query());
        plays(player, new EmbedRights.Query(url), List.of());
    }

    @ParameterizedTest
    @EnumSource(EmbedPlayer.class)
    @DisplayName("cookies are sent with every playlist and segment")
    void cookies(EmbedPlayer player) throws InterruptedException {
        server.asksFor("CloudFront-Test=" + player);
        plays(player, new EmbedRights.Cookies(), List.of("CloudFront-Test=" + player + "; Path=/vod/film/; HttpOnly"));
    }

    @ParameterizedTest
    @EnumSource(EmbedPlayer.class)
    @DisplayName("without a right nothing is served, and the page says that it cannot play")
    void none(EmbedPlayer player) throws InterruptedException {
        server.asksFor("no such right");
        show(player, new EmbedRights.Open(), List.of());
        for (int i = 0; i < LOOKS && notice().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(notice()).isNotEmpty();
        assertThat(server.served()).isEmpty();
        assertThat(server.refused()).isNotEmpty();
    }

    private void plays(EmbedPlayer player, EmbedRights rights, List<String> cookies) throws InterruptedException {
        show(player, rights, cookies);
        double at = 0;
        for (int i = 0; i < LOOKS && at < 3; i++) {
            Thread.sleep(100);
            at = Double.parseDouble(browser.text("const video = document.querySelector('video');"
                    + " if (video.paused) { video.muted = true; video.play().catch(() => {}); }"
                    + " return String(video.currentTime);"));
        }
        assertThat(notice()).isEmpty();
        assertThat(at).isGreaterThanOrEqualTo(3);
        assertThat(server.refused()).isEmpty();
        assertThat(server.served())
                .anyMatch(file -> file.endsWith(".m4s"))
                .anyMatch(file -> file.equals(player == EmbedPlayer.SHAKA ? "manifest.mpd" : "master.m3u8"));
    }

    private static void show(EmbedPlayer player, EmbedRights rights, List<String> cookies) {
        Embed embed = new Embed(title, "A film", player, LibraryFolder.BESIDE, rights);
        browser.show(server.page(embed.html(), cookies));
    }

    private static String notice() {
        return browser.text("return document.querySelector('[role=alert]').textContent;");
    }
}
