package org.ladderworks.publish.cdn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.cdn.KeyFiles.Form;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may be allowed, and what is refused because CloudFront would refuse every viewer of it. */
class GrantTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final WebAddress FILM = new WebAddress("https://cdn.example.com/film/master.m3u8");
    private static final ResourcePattern ALL = new ResourcePattern("https://cdn.example.com/film/*");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "film/master.m3u8",
                "ftp://cdn.example.com/a",
                "https://cdn.example.com",
                "https:///a",
                "https://user:secret@cdn.example.com/a",
                "https://cdn.example.com/a#b",
                "https://cdn.example.com/a b",
                "https://cdn.example.com/ü",
                "https://cdn.example.com/\"a",
                "https://cdn.example.com/a\\b",
                "https://cdn.example.com/a\nb",
                "https://cdn.example.com/a*",
                "https://cdn.example.com/a?Expires=1",
                "https://cdn.example.com/a?b=1&Signature=x",
                "https://cdn.example.com/a?Policy",
                "https://cdn.example.com/a?Key-Pair-Id=K&x",
                "https://cdn.example.com/a?Hash-Algorithm=SHA1",
                "https://CDN.example.com/a",
                "HTTPS://cdn.example.com/a",
                "https://cdn.example.com:443/a",
                "http://cdn.example.com:80/a",
                "https://cdn.example.com/film/../other/a",
                "https://cdn.example.com/film/%2e%2E/a",
                "https://cdn.example.com/%zz"
            })
    @DisplayName("an address that no browser asks for is refused, and not repeated")
    void addresses(String text) {
        refused(() -> new WebAddress(text), text.length() > 10 ? text : "no such words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "http*://cdn.example.com/a",
                "https://",
                "https://a b/*",
                "https://cdn.example.com/\"*",
                "https://cdn.example.com/\\*",
                "https://cdn.example.com/*#",
                "https://cdn.example.com/ü*"
            })
    @DisplayName("a pattern that cannot stand in a policy is refused")
    void patterns(String text) {
        refused(() -> new ResourcePattern(text), "no such words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2001:db8::/32",
                "192.0.2",
                "192.0.2.256/32",
                "192.0.2.0/33",
                "192.0.2.1/24",
                "192.0.02.0/24",
                "0.0.0.1/0",
                "192.0.2.0/24,198.51.100.0/24",
                "192.0.2.0/024"
            })
    @DisplayName("viewers that are no range of IPv4 are refused")
    void ranges(String text) {
        refused(() -> Ipv4Range.parse(text), "no such words");
    }

    @Test
    @DisplayName("a range is written as CloudFront wants it, and read again is the same")
    void ranges() {
        assertThat(Ipv4Range.parse("192.0.2.10")).hasToString("192.0.2.10/32");
        assertThat(Ipv4Range.parse("0.0.0.0/0")).hasToString("0.0.0.0/0");
        assertThat(Ipv4Range.parse("255.128.0.0/9")).hasToString("255.128.0.0/9");
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            int length = random.nextInt(33);
            Ipv4Range range = new Ipv4Range(length == 0 ? 0 : random.nextInt() & (-1 << (32 - length)), length);
            assertThat(Ipv4Range.parse(range.toString())).isEqualTo(range);
        }
    }

    @Test
    @DisplayName("times that allow nobody are refused")
    void times() {
        CloudFrontSigner signer = signer();
        refused(() -> signer.url(FILM, Grant.of(ALL, NOW)), "no such words");
        refused(() -> signer.url(FILM, Grant.of(ALL, NOW.minusSeconds(1))), "no such words");
        refused(() -> signer.cookies(Grant.of(ALL, NOW.plusMillis(999))), "no such words");
        refused(() -> Grant.of(ALL, Instant.MAX), "no such words");
        refused(() -> Grant.of(ALL, Instant.EPOCH), "no such words");
        refused(() -> Grant.of(ALL, NOW).notBefore(NOW), "no such words");
        // Nobody is let in at the first second, and nobody at the last.
        refused(() -> Grant.of(ALL, NOW).notBefore(NOW.minusSeconds(1)), "no such words");
        assertThat(signer.url(FILM, Grant.of(ALL, NOW.plusSeconds(1))).canned()).isFalse();
    }

    @Test
    @DisplayName("a canned policy is for one address alone: more than that is custom")
    void upgraded() {
        CloudFrontSigner signer = signer();
        Grant one = Grant.of(ResourcePattern.of(FILM), NOW.plusSeconds(60));
        assertThat(signer.url(FILM, one).canned()).isTrue();
        assertThat(signer.url(FILM, one.notBefore(NOW)).canned()).isFalse();
        assertThat(signer.url(FILM, one.onlyFrom(Ipv4Range.parse("192.0.2.1"))).canned())
                .isFalse();
        assertThat(signer.url(FILM, Grant.of(ALL, NOW.plusSeconds(60))).canned())
                .isFalse();
        assertThat(signer.cookies(Grant.of(new ResourcePattern("https://a.example/b?c"), NOW.plusSeconds(60)))
                        .canned())
                .isFalse();
        refused(
                () -> signer.url(
                        FILM, Grant.of(new ResourcePattern("https://cdn.example.com/other/*"), NOW.plusSeconds(60))),
                "no such words");
        refused(
                () -> signer.cookies(Grant.of(new ResourcePattern("http://cdn.example.com/*"), NOW.plusSeconds(60))),
                "no such words");
    }

    @Test
    @DisplayName("what is signed is told to no log")
    void secret() {
        SignedUrl url = signer().url(FILM, Grant.of(ALL, NOW.plusSeconds(60)));
        SignedCookies cookies = signer().cookies(Grant.of(ALL, NOW.plusSeconds(60)));
        assertThat(url.toString() + cookies + new EmbedRights.Query(url))
                .contains(FILM.text())
                .doesNotContain("Signature", "Policy", url.query().substring(0, 30));
    }

    @Test
    @DisplayName("cookies are set for a domain and path, and nothing can be slipped in by them")
    void scopes() {
        SignedCookies cookies = signer().cookies(Grant.of(ALL, NOW.plusSeconds(60)));
        assertThat(cookies.setCookie(new CookieScope(java.util.Optional.of("example.com"), "/film/", true)))
                .hasSize(4)
                .allMatch(
                        line -> line.matches("CloudFront-[A-Za-z-]+=[A-Za-z0-9~_-]+; Domain=example\\.com; Path=/film/;"
                                + " Secure; HttpOnly; SameSite=None"));
        assertThat(cookies.setCookie(new CookieScope(java.util.Optional.empty(), "/", false)))
                .allMatch(line -> line.endsWith("; Path=/; Secure; HttpOnly"));
        for (String domain :
                new String[] {"example", "a b.com", "example.com; x", ".example.com", "cloudfront.net", "1.2.3.4"}) {
            refused(() -> new CookieScope(java.util.Optional.of(domain), "/", false), "no such words");
        }
        for (String path : new String[] {"", "film", "/a;b", "/a b", "/a\r\nSet-Cookie: x", "/ü"}) {
            refused(() -> new CookieScope(java.util.Optional.empty(), path, false), "no such words");
        }
    }

    @Test
    @DisplayName("patterns cover what a regular expression of theirs does, in little time")
    void covers() {
        Random random = new Random(7);
        int covered = 0;
        for (int i = 0; i < 50_000; i++) {
            String pattern = "http://" + text(random, "ab*?/", 1, 8);
            String address = "http://" + text(random, "ab/", 0, 8);
            String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
            boolean expected = address.matches(regex);
            assertThat(new ResourcePattern(pattern).covers(address))
                    .as(pattern + " " + address)
                    .isEqualTo(expected);
            covered += expected ? 1 : 0;
        }
        assertThat(covered).isBetween(1_000, 49_000);
        ResourcePattern slow = new ResourcePattern("http://" + "*a".repeat(1000) + "b");
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(slow.covers("http://" + "a".repeat(100_000))).isFalse());
    }

    @Test
    @DisplayName("every policy is JSON of one statement that says what was asked, without white space")
    void policies() {
        Random random = new Random(9);
        JsonMapper json = JsonMapper.builder().build();
        for (int i = 0; i < 2000; i++) {
            Grant grant = Grant.of(
                    new ResourcePattern("https://" + text(random, "abc./*?%2!$'()+,;=:@~^`{|}[]<>&-_", 1, 40)),
                    Instant.ofEpochSecond(1 + random.nextInt(Integer.MAX_VALUE) + 1_000L));
            if (random.nextBoolean()) {
                grant = grant.notBefore(Instant.ofEpochSecond(random.nextInt(900)));
            }
            if (random.nextBoolean()) {
                grant = grant.onlyFrom(new Ipv4Range(random.nextInt(), 32));
            }
            String text = new String(PolicyText.custom(grant), StandardCharsets.UTF_8);
            assertThat(text).doesNotContainAnyWhitespaces();
            JsonNode statement = json.readTree(text).get("Statement").get(0);
            assertThat(statement.get("Resource").asString())
                    .isEqualTo(grant.resource().text());
            JsonNode condition = statement.get("Condition");
            assertThat(condition.at("/DateLessThan/AWS:EpochTime").asLong())
                    .isEqualTo(grant.until().getEpochSecond());
            assertThat(condition.at("/DateGreaterThan/AWS:EpochTime").asLong(-1))
                    .isEqualTo(grant.from().map(Instant::getEpochSecond).orElse(-1L));
            assertThat(condition.at("/IpAddress/AWS:SourceIp").asString(""))
                    .isEqualTo(grant.viewers().map(Ipv4Range::toString).orElse(""));
        }
    }

    @Test
    @DisplayName("bytes of any length stand in an address by letters that need no encoding, and come back")
    void base64() {
        Random random = new Random(11);
        for (int length = 0; length < 600; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String text = EdgeBase64.encode(bytes);
            assertThat(text).matches("[A-Za-z0-9~_-]*");
            assertThat(Base64.getDecoder()
                            .decode(text.replace('-', '+').replace('_', '=').replace('~', '/')))
                    .isEqualTo(bytes);
        }
    }

    private CloudFrontSigner signer() {
        Path key = new KeyFiles(folder).make(Form.EC_PKCS8);
        return new CloudFrontSigner(
                SigningKey.read(key, "K2JCJMDEHXQW5F"), SigningHash.SHA256, InstantSource.fixed(NOW));
    }

    private static String text(Random random, String alphabet, int least, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static void refused(ThrowingCallable what, String unrepeated) {
        assertThatThrownBy(what).isInstanceOfSatisfying(PublishException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.LINK_IMPOSSIBLE);
            assertThat(e.remedy()).endsWith(".");
            assertThat(e.getMessage()).doesNotContain(unrepeated);
        });
    }
}
