package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import tools.jackson.databind.JsonNode;

/** Links as they are asked for. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LinksCommandTest {
    private static final String BASE = "https://cdn.example.com/vod";
    private static final String ID = "K2JCJMDEHXQW5F";

    @TempDir
    Path folder;

    private KeyPair pair;
    private Path key = Path.of("unset");

    @BeforeEach
    void makeKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
        key = folder.resolve("key.pem");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                key,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    @Test
    void inClear() {
        JsonNode links = Cli.run("links", "--json", "--url", BASE, "film-7").succeeds();
        assertThat(links.path("hls").asString("")).isEqualTo(BASE + "/film-7/master.m3u8");
        assertThat(links.path("dash").asString("")).isEqualTo(BASE + "/film-7/manifest.mpd");
        assertThat(Cli.run("links", "--url", BASE, "--embed", "shaka", "film-7").out())
                .contains("<video", "player/shaka-player.compiled.js");
    }

    @Test
    @DisplayName("signed for all of the title, by the key that is named, which is told nowhere")
    void signed() throws Exception {
        Cli ended = Cli.run(
                "links", "--json", "--url", BASE, "--key", key, "--key-id", ID, "--viewers", "192.0.2.0/24", "film-7");
        String hls = ended.succeeds().path("hls").asString("");
        Map<String, String> query = Stream.of(
                        hls.substring(hls.indexOf('?') + 1).split("&"))
                .collect(Collectors.toMap(each -> each.split("=", 2)[0], each -> each.split("=", 2)[1]));
        byte[] policy = decoded(query.getOrDefault("Policy", ""));
        assertThat(new String(policy, java.nio.charset.StandardCharsets.UTF_8))
                .contains(BASE + "/film-7/*", "192.0.2.0/24");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update(policy);
        assertThat(signature.verify(decoded(query.getOrDefault("Signature", ""))))
                .isTrue();
        assertThat(query).containsEntry("Key-Pair-Id", ID).containsEntry("Hash-Algorithm", "SHA256");
        String secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        assertThat(ended.out() + ended.err()).doesNotContain(secret.substring(100, 160));
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder()
                .decode(text.replace('-', '+').replace('_', '=').replace('~', '/'));
    }

    @Test
    void cookies() {
        Cli ended = Cli.run(
                "links",
                "--url",
                BASE,
                "--key",
                key,
                "--key-id",
                ID,
                "--cookies",
                "--cookie-domain",
                "example.com",
                "film-7");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()
                        .lines()
                        .filter(line -> line.startsWith("Set-Cookie: CloudFront-"))
                        .toList())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(line -> line.contains("Domain=example.com; Path=/vod/film-7/; Secure; HttpOnly"));
    }

    @Test
    void whatCannotBeIsRefused() throws Exception {
        Cli.run("links", "--json", "--url", BASE, "--cookies", "film-7")
                .failsWith(ErrorCode.BAD_USAGE, "cookies are signed");
        Cli.run("links", "--json", "--url", BASE, "--key", key, "film-7").failsWith(ErrorCode.BAD_USAGE, "go together");
        Cli.run("links", "--json", "--url", BASE, "--key", key, "--key-id", ID, "--not-before", "soon", "film-7")
                .failsWith(ErrorCode.BAD_USAGE, "no time");
        Cli.run("links", "--json", "--url", "nothing", "film-7").failsWith(ErrorCode.LINK_IMPOSSIBLE, "");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Cli.run("links", "--json", "--url", BASE, "--key", key, "--key-id", ID, "film-7")
                .failsWith(ErrorCode.SECRET_EXPOSED, "key.pem");
    }
}
