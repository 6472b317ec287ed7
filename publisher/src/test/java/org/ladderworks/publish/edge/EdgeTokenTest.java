package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.testing.RealTools;

class EdgeTokenTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("a token is the MD5 that openssl makes of secret, time, title and secret")
    void asOpensslHasIt() throws IOException {
        EdgeSecret secret = EdgeSecret.draw(new SecureRandom());
        String path = EdgeToken.path(secret, "films/a b", Instant.ofEpochSecond(1_800_000_000L));
        Path signed = folder.resolve("signed");
        Files.write(signed, secret.around("1800000000/films/a b"));
        Path hash = folder.resolve("hash");
        RealTools.run(RealTools.openssl(), List.of("md5", "-binary", "-out", hash.toString(), signed.toString()));
        String token = RealTools.run(RealTools.openssl(), List.of("base64", "-in", hash.toString()))
                .strip()
                .replace('+', '-')
                .replace('/', '_')
                .replace("=", "");
        assertThat(path).isEqualTo("/s/" + token + "/1800000000/films/a%20b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/film", "film/", "a//b", "a/../b", ".", "a/v/b", "v", "a\nb"})
    @DisplayName("what the edge would read in another way is not signed")
    void unusableTitles(String title) {
        EdgeSecret secret = EdgeSecret.draw(new SecureRandom());
        assertThatThrownBy(() -> EdgeToken.path(secret, title, Instant.ofEpochSecond(1_800_000_000L)))
                .isInstanceOf(PublishException.class);
    }

    @Test
    @DisplayName("a time that the edge's pattern does not hold is refused")
    void unusableTimes() {
        EdgeSecret secret = EdgeSecret.draw(new SecureRandom());
        for (Instant time : List.of(Instant.ofEpochSecond(-1), Instant.ofEpochSecond(10_000_000_000L), Instant.MAX)) {
            assertThatThrownBy(() -> EdgeToken.path(secret, "film", time)).isInstanceOf(PublishException.class);
        }
    }

    @Test
    @DisplayName("a secret is read from its file alone, where none but its owner may")
    void secretFiles() throws IOException {
        EdgeSecret secret = EdgeSecret.draw(new SecureRandom());
        Path file = folder.resolve("secret.conf");
        Files.writeString(file, secret.nginxFile());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Instant time = Instant.ofEpochSecond(1_800_000_000L);
        assertThat(EdgeToken.path(EdgeSecret.read(file), "film", time)).isEqualTo(EdgeToken.path(secret, "film", time));
        assertThat(secret).hasToString("EdgeSecret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> EdgeSecret.read(file)).isInstanceOf(DrmException.class);
        Files.writeString(file, "map \"\" $ladderworks_secret { default \"short\"; }");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> EdgeSecret.read(file)).isInstanceOf(PublishException.class);
        assertThatThrownBy(() -> EdgeSecret.of("with \"; inside, and long enough for one"))
                .isInstanceOf(PublishException.class)
                .hasMessageNotContaining("inside");
    }
}
