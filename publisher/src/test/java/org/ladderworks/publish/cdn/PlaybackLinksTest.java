package org.ladderworks.publish.cdn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.cdn.KeyFiles.Form;
import org.ladderworks.publish.release.Entrance;

/** Where a title is found and how it is embedded, whatever it is called. */
class PlaybackLinksTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final PublicTitle FILM = PublicTitle.of("https://cdn.example.com/vod/", "films/a film");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://cdn.example.com       | film       | https://cdn.example.com/film/master.m3u8
            https://CDN.Example.com:443/  | film       | https://cdn.example.com/film/master.m3u8
            http://127.0.0.1:8080/x       | a/b        | http://127.0.0.1:8080/x/a/b/master.m3u8
            https://cdn.example.com       | ü ~?#%&'"< | https://cdn.example.com/%C3%BC%20%7E%3F%23%25%26%27%22%3C/master.m3u8
            """, quoteCharacter = '`')
    @DisplayName("a title's address is the base's, with what is not plain percent-encoded")
    void addresses(String base, String title, String expected) {
        PlaybackLinks links = new PlaybackLinks(PublicTitle.of(base, title));
        assertThat(links.hls()).hasToString(expected);
        assertThat(links.dash()).hasToString(expected.replace("master.m3u8", "manifest.mpd"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/film", "film/", "a//b", ".", "..", "a/../b", "film*", "a\nb", "\ud800", "a\u0000"})
    @DisplayName("a name that leads elsewhere is refused")
    void titles(String title) {
        assertThatThrownBy(() -> PublicTitle.of("https://cdn.example.com", title))
                .isInstanceOf(PublishException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cdn.example.com",
                "//cdn.example.com",
                "javascript:alert(1)//",
                "https://cdn.example.com/?a=b",
                "https://cdn.example.com/#a",
                "https://u:p@cdn.example.com/",
                "https://cdn.example.com/a/../b",
                "https://cdn.example.com/*"
            })
    @DisplayName("a base that is no folder on the web is refused")
    void bases(String base) {
        assertThatThrownBy(() -> PublicTitle.of(base, "film")).isInstanceOf(PublishException.class);
    }

    @Test
    @DisplayName(
            "any name makes an address of its own that is the same to Java's URI, and whose right covers its files alone")
    void anyName() {
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            StringBuilder name = new StringBuilder();
            for (int j = 0; j <= random.nextInt(12); j++) {
                name.appendCodePoint(random.nextBoolean() ? ' ' + random.nextInt(95) : 0xA0 + random.nextInt(0x2000));
            }
            PublicTitle title;
            try {
                title = PublicTitle.of("https://cdn.example.com/vod", name.toString());
            } catch (PublishException e) {
                assertThat(name.toString()).containsPattern("\\*|^/|/$|//|(^|/)\\.\\.?(/|$)");
                continue;
            }
            assertThat(URI.create(title.prefix()).getPath()).isEqualTo("/vod/" + name + "/");
            assertThat(title.all().covers(title.address("v/1/a.m4s").text())).isTrue();
            assertThat(title.all().covers("https://cdn.example.com/vod/" + title.path() + "-other/a"))
                    .isFalse();
            assertThat(Invalidation.of(title, "1").paths()).hasSize(1 + Entrance.values().length);
        }
    }

    @Test
    @DisplayName("a signed link has a right that is good for all of the title, or is refused")
    void signed() {
        PlaybackLinks links = new PlaybackLinks(FILM);
        Grant grant = Grant.of(FILM.all(), NOW.plusSeconds(60));
        SignedUrl hls = links.hls(signer(), grant);
        assertThat(hls.canned()).isFalse();
        assertThat(hls.text()).startsWith(links.hls() + "?Policy=");
        assertThat(links.dash(signer(), grant).text()).startsWith(links.dash() + "?Policy=");
        Grant one = Grant.of(ResourcePattern.of(links.hls()), NOW.plusSeconds(60));
        assertThatThrownBy(() -> links.hls(signer(), one))
                .isInstanceOfSatisfying(
                        PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LINK_IMPOSSIBLE))
                .hasMessageContaining("would not play");
    }

    @ParameterizedTest
    @EnumSource(EmbedPlayer.class)
    @DisplayName("nothing in a name ends an attribute, a string or an element, and no host is named but the operator's")
    void escaped(EmbedPlayer player) {
        String name = "\"'><script>alert(1)</script><!-- &amp; \ud800 \u2028";
        String html = new Embed(
                        PublicTitle.of("https://cdn.example.com", "</script><script>'\"&"),
                        name,
                        player,
                        LibraryFolder.BESIDE,
                        new EmbedRights.Open())
                .html();
        assertThat(html)
                .contains(
                        "aria-label=\"&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;!-- &amp;amp; \ufffd \u2028\"")
                .contains("<script src=\"player/" + player.script() + "\"></script>")
                .doesNotContain("alert(1)</script>", "<!--");
        assertThat(html.split("<script", -1)).hasSize(3);
        assertThat(html.split("</script>", -1)).hasSize(3);
        assertThat(html.replace("https://cdn.example.com/", "")).doesNotContain("//");
    }

    @ParameterizedTest
    @EnumSource(EmbedPlayer.class)
    @DisplayName("the right stands in the page where it is meant to, and nowhere else")
    void rights(EmbedPlayer player) {
        SignedUrl url = new PlaybackLinks(FILM).hls(signer(), Grant.of(FILM.all(), NOW.plusSeconds(60)));
        assertThat(html(player, new EmbedRights.Query(url)))
                .contains("const query = \"Policy=")
                .contains("const cookies = false;");
        assertThat(html(player, new EmbedRights.Cookies()))
                .contains("const query = \"\";")
                .contains("const cookies = true;");
        PublicTitle other = PublicTitle.of("https://cdn.example.com/vod", "other");
        assertThatThrownBy(() -> new Embed(other, "x", player, LibraryFolder.BESIDE, new EmbedRights.Query(url)))
                .isInstanceOf(PublishException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "player",
                "javascript:x/",
                "//other.example/",
                "data:text/html,/",
                "a b/",
                "\"/",
                "https://x y/"
            })
    @DisplayName("a library is taken from a folder alone")
    void libraries(String text) {
        assertThatThrownBy(() -> new LibraryFolder(text)).isInstanceOf(PublishException.class);
        assertThat(new LibraryFolder("https://www.example.com/p@1.2/")).isNotNull();
        assertThat(new LibraryFolder("/static/player/")).isNotNull();
    }

    private static String html(EmbedPlayer player, EmbedRights rights) {
        return new Embed(FILM, "A film", player, LibraryFolder.BESIDE, rights).html();
    }

    private CloudFrontSigner signer() {
        Path key = new KeyFiles(folder).make(Form.EC_PKCS8);
        return new CloudFrontSigner(
                SigningKey.read(key, "K2JCJMDEHXQW5F"), SigningHash.SHA256, InstantSource.fixed(NOW));
    }
}
