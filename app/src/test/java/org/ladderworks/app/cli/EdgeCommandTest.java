package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;

/** Configuration as it is asked for; what it does is tested with a real nginx elsewhere. */
class EdgeCommandTest {
    private static final String ORIGIN = "https://films.s3.eu-central-1.amazonaws.com/vod";

    @TempDir
    Path folder;

    private Cli ofNginx(Object... more) {
        return Cli.run(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "edge", "nginx", "--host", "vod.example.com", "--origin", ORIGIN, "--out", folder),
                        java.util.stream.Stream.of(more))
                .toArray());
    }

    @Test
    @DisplayName("an edge is shown as a diff, written when that is asked for, and the same again changes nothing")
    void nginx() throws IOException {
        Cli shown = ofNginx();
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("+++ made/ladderworks-edge.conf", "films.s3.eu-central-1", "add --write");
        assertThat(folder).isEmptyDirectory();
        assertThat(ofNginx("--write").out()).contains("Written");
        assertThat(Files.readString(folder.resolve("ladderworks-edge.conf"))).contains("server_name vod.example.com");
        assertThat(ofNginx().out()).contains("Nothing would change").doesNotContain("+++");
        assertThat(ofNginx("--cache", "20").out()).contains("-", "+", "20");
        ofNginx("--json", "--tls-key", "/etc/key.pem").failsWith(ErrorCode.BAD_USAGE, "go together");
        ofNginx("--json", "--page", "https://x;y").failsWith(ErrorCode.EDGE_SETTINGS_INVALID, "");
    }

    @Test
    void cloudFrontAndBucket() throws IOException {
        Cli made = Cli.run(
                "edge", "cloudfront", "--host", "vod.example.com", "--origin", ORIGIN, "--out", folder, "--write");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(folder.resolve("distribution.json")).isRegularFile();
        assertThat(folder.resolve("origin-access-control.json")).isRegularFile();

        Path present = Files.writeString(
                folder.resolve("present.json"),
                "{\"CORSRules\":[{\"ID\":\"theirs\",\"AllowedMethods\":[\"PUT\"],\"AllowedOrigins\":[\"*\"]}]}");
        Cli bucket = Cli.run(
                "edge",
                "bucket",
                "--bucket",
                "films",
                "--cors",
                present,
                "--edge-address",
                "203.0.113.7/32",
                "--out",
                folder,
                "--write");
        assertThat(bucket.exitCode()).as(bucket.err()).isZero();
        assertThat(Files.readString(folder.resolve("bucket-cors.json"))).contains("theirs", "ladderworks-");
        assertThat(Files.readString(folder.resolve("bucket-policy.json"))).contains("203.0.113.7/32");
        assertThat(bucket.out()).doesNotContain("-      \"ID\" : \"theirs\"");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aSecretIsForItsOwner() throws IOException {
        Path file = folder.resolve("secret.conf");
        Cli drawn = Cli.run("edge", "secret", "--json", "--out", file);
        drawn.succeeds();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String text = Files.readString(file);
        String secret = text.substring(text.indexOf("default \"") + 9, text.lastIndexOf('"'));
        assertThat(secret).hasSizeGreaterThan(31);
        assertThat(drawn.out() + drawn.err()).doesNotContain(secret);
        Cli.run("edge", "secret", "--json", "--out", file).failsWith(ErrorCode.BAD_USAGE, "already");
        assertThat(file).hasContent(text);
    }
}
