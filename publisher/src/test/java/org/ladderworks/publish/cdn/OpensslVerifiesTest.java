package org.ladderworks.publish.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.publish.cdn.KeyFiles.Form;

/** What is signed, by every kind of key and hash that CloudFront documents, OpenSSL finds good, and nothing else. */
class OpensslVerifiesTest {
    private static final String ID = "K2JCJMDEHXQW5F";
    private static final Instant END = Instant.ofEpochSecond(1_900_000_000);
    private static final InstantSource NOW = InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));
    private static final WebAddress FILM = new WebAddress("https://cdn.example.com/vod/film/master.m3u8?size=1");
    private static final ResourcePattern ALL = new ResourcePattern("https://cdn.example.com/vod/film/*");

    @TempDir
    static Path folder;

    static Stream<Arguments> ways() {
        return Stream.of(Form.RSA_PKCS8, Form.RSA_PKCS1, Form.EC_PKCS8, Form.EC_SEC1)
                .flatMap(form -> Stream.of(SigningHash.values()).map(hash -> Arguments.of(form, hash)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ways")
    @DisplayName("an address with a canned policy is signed as CloudFront writes that policy itself")
    void cannedUrl(Form form, SigningHash hash) {
        Path key = new KeyFiles(folder).make(form);
        SignedUrl url = signer(key, hash).url(FILM, Grant.of(ResourcePattern.of(FILM), END));
        assertThat(url.canned()).isTrue();
        assertThat(url.text()).startsWith(FILM + "&Expires=1900000000&Signature=");
        Map<String, String> query = parts(url.text().substring(FILM.text().length() + 1), "&");
        assertThat(query).containsOnlyKeys(names("", "Expires", hash));
        assertThat(query).containsEntry("Key-Pair-Id", ID);
        good(key, hash, cannedText(FILM.text(), 1_900_000_000), query.get("Signature"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ways")
    @DisplayName("an address with a custom policy carries it, and its signature is over those bytes")
    void customUrl(Form form, SigningHash hash) {
        Path key = new KeyFiles(folder).make(form);
        SignedUrl url = signer(key, hash).url(FILM, all());
        assertThat(url.canned()).isFalse();
        Map<String, String> query = parts(url.text().substring(FILM.text().length() + 1), "&");
        assertThat(query).containsOnlyKeys(names("", "Policy", hash));
        String policy =
                new String(new KeyFiles(folder).decoded(query.getOrDefault("Policy", "")), StandardCharsets.UTF_8);
        assertThat(policy)
                .isEqualTo("{\"Statement\":[{\"Resource\":\"https://cdn.example.com/vod/film/*\",\"Condition\":{"
                        + "\"DateLessThan\":{\"AWS:EpochTime\":1900000000},"
                        + "\"IpAddress\":{\"AWS:SourceIp\":\"192.0.2.0/24\"},"
                        + "\"DateGreaterThan\":{\"AWS:EpochTime\":1850000000}}}]}");
        good(key, hash, policy, query.get("Signature"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ways")
    @DisplayName("cookies are signed alike, under names of their own")
    void cookies(Form form, SigningHash hash) {
        Path key = new KeyFiles(folder).make(form);
        SignedCookies custom = signer(key, hash).cookies(all());
        assertThat(custom.values()).containsOnlyKeys(names("CloudFront-", "Policy", hash));
        good(
                key,
                hash,
                new String(
                        new KeyFiles(folder).decoded(custom.values().getOrDefault("CloudFront-Policy", "")),
                        StandardCharsets.UTF_8),
                custom.values().get("CloudFront-Signature"));

        String one = "https://cdn.example.com/vod/film/poster.jpg";
        SignedCookies canned = signer(key, hash).cookies(Grant.of(new ResourcePattern(one), END));
        assertThat(canned.values()).containsOnlyKeys(names("CloudFront-", "Expires", hash));
        good(key, hash, cannedText(one, 1_900_000_000), canned.values().get("CloudFront-Signature"));
    }

    private void good(Path key, SigningHash hash, String policy, @org.jspecify.annotations.Nullable String signature) {
        KeyFiles files = new KeyFiles(folder);
        byte[] by = files.decoded(Optional.ofNullable(signature).orElse(""));
        byte[] bytes = policy.getBytes(StandardCharsets.UTF_8);
        assertThat(files.verifies(key, hash, bytes, by)).isTrue();

        SigningHash other = hash == SigningHash.SHA1 ? SigningHash.SHA256 : SigningHash.SHA1;
        assertThat(files.verifies(key, other, bytes, by)).as("the other hash").isFalse();
        byte[] later = policy.replace("1900000000", "1900000001").getBytes(StandardCharsets.UTF_8);
        assertThat(files.verifies(key, hash, later, by)).as("a later end").isFalse();
        byte[] elsewhere = policy.replace("film", "firm").getBytes(StandardCharsets.UTF_8);
        assertThat(files.verifies(key, hash, elsewhere, by)).as("another title").isFalse();
        byte[] forged = by.clone();
        forged[forged.length - 1] ^= 1;
        assertThat(files.verifies(key, hash, bytes, forged))
                .as("another signature")
                .isFalse();
    }

    private static String cannedText(String resource, long end) {
        return "{\"Statement\":[{\"Resource\":\"" + resource + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":"
                + end + "}}}]}";
    }

    private static Grant all() {
        return Grant.of(ALL, END)
                .onlyFrom(Ipv4Range.parse("192.0.2.0/24"))
                .notBefore(Instant.ofEpochSecond(1_850_000_000));
    }

    private static CloudFrontSigner signer(Path key, SigningHash hash) {
        return new CloudFrontSigner(SigningKey.read(key, ID), hash, NOW);
    }

    /** SHA-1 is what CloudFront takes a signature for that names no hash. */
    private static String[] names(String before, String first, SigningHash hash) {
        return Stream.of(first, "Signature", "Key-Pair-Id", "Hash-Algorithm")
                .limit(hash == SigningHash.SHA1 ? 3 : 4)
                .map(name -> before + name)
                .toArray(String[]::new);
    }

    private static Map<String, String> parts(String text, String between) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String each : text.split(between, -1)) {
            String[] both = each.split("=", 2);
            assertThat(both[1]).matches("[A-Za-z0-9~_-]+");
            parts.put(both[0], both[1]);
        }
        return parts;
    }
}
