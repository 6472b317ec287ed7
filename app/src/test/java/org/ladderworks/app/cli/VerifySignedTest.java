package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.Certificates;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.cdn.KeyFiles;
import org.ladderworks.publish.cdn.SignedCdn;
import org.ladderworks.publish.cdn.SignedRequest;
import org.ladderworks.publish.cdn.SignedRequest.Flaw;

/** What viewers of CloudFront get where they need a signature: looked at by commands, judged by OpenSSL. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class VerifySignedTest {
    private static final String ID = "K2JCJMDEHXQW5F";

    @TempDir
    Path folder;

    private DataHome home = new DataHome(Path.of("unset"));
    private Path target = Path.of("unset");
    private KeyFiles files = new KeyFiles(Path.of("unset"));

    @BeforeEach
    void makeTarget() throws IOException {
        home = new DataHome(folder.resolve("home"));
        target = Files.createDirectory(folder.resolve("target"));
        files = new KeyFiles(Files.createDirectory(folder.resolve("keys")));
    }

    private Cli publish(Object... more) {
        Path film = TestPackage.make(folder.resolve("film"), 1, 2, 1000);
        return Cli.at(
                home,
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("publish", "--json", "--to"),
                                java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(more), java.util.stream.Stream.of(film)))
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({"RSA_PKCS8, sha256", "EC_PKCS8, sha256", "RSA_PKCS1, sha1"})
    @DisplayName("a good signature lets in to all of a release, and every bad one is refused")
    void good(KeyFiles.Form form, String hash) throws IOException {
        Path key = files.make(form);
        try (SignedCdn cdn = SignedCdn.of(target, files, key, Set.of())) {
            assertThat(publish(target, "--url", cdn.url(), "--key", key, "--key-id", ID, "--hash", hash, "--bytes")
                            .succeeds()
                            .path("verified")
                            .path("findings"))
                    .isEmpty();
            Cli told = Cli.at(
                    home,
                    "verify",
                    "--to",
                    target,
                    "--url",
                    cdn.url(),
                    "--key",
                    key,
                    "--key-id",
                    ID,
                    "--hash",
                    hash,
                    "film");
            assertThat(told.exitCode()).as(told.out() + told.err()).isZero();
            assertThat(told.out())
                    .contains("objects are as they were published", "without a good signature are refused");
        }
    }

    @Test
    @DisplayName("a target that knows its address and key needs neither named, and its file has the key's path alone")
    void saved() throws IOException {
        Path key = files.make(KeyFiles.Form.EC_PKCS8);
        try (SignedCdn cdn = SignedCdn.of(target, files, key, Set.of())) {
            Cli.at(home, "target", "add", "cdn", target, "--url", cdn.url(), "--key", key, "--key-id", ID);
            assertThat(publish("cdn")
                            .succeeds()
                            .path("verified")
                            .path("objects")
                            .asInt(0))
                    .isEqualTo(10);
            Cli.at(home, "verify", "--json", "--to", "cdn", "film").succeeds();
            assertThat(Cli.at(home, "links", "--to", "cdn", "film").out())
                    .contains("HLS    " + cdn.url() + "film/master.m3u8?Policy=", "Key-Pair-Id=" + ID);
            Cli.at(home, "verify", "--json", "--to", "cdn", "--url", cdn.url(), "film")
                    .failsWith(ErrorCode.PUBLISHED_DIFFERS, "answer is 403, expected 200", "--key and --key-id");
            String secret = Files.readString(key).lines().toList().get(1);
            assertThat(Files.readString(folder.resolve("home/targets.json")))
                    .contains(key.toString(), ID)
                    .doesNotContain(secret);
            Files.delete(key);
            Cli tested = Cli.at(home, "target", "test", "--json", "cdn")
                    .failsWith(ErrorCode.TARGET_RIGHT_MISSING, "signing and telling caches");
            assertThat(tested.out())
                    .contains("use what signs", key.getFileName().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NO_RIGHT_NEEDED, a request that is not signed is let in",
        "ANY_SIGNATURE, a request whose signature was changed is let in",
        "ANY_SIGNATURE, a request whose end was put off is let in",
        "ANY_TIME, a request whose time is over is let in",
        "ANY_RESOURCE, a request that is signed for another title is let in"
    })
    @DisplayName("who lets in whom it should refuse is told by name, for each kind of object")
    void flaws(Flaw flaw, String finding) throws IOException {
        Path key = files.make(KeyFiles.Form.EC_PKCS8);
        publish(target);
        try (SignedCdn cdn = SignedCdn.of(target, files, key, Set.of(flaw))) {
            Cli told = Cli.at(home, "verify", "--to", target, "--url", cdn.url(), "--key", key, "--key-id", ID, "film");
            assertThat(told.exitCode()).isEqualTo(7);
            assertThat(told.out())
                    .contains("film/master.m3u8: " + finding, "00001.m4s: " + finding)
                    .contains("expected refused with 403");
            assertThat(told.out() + told.err()).doesNotContain("Signature=", "Policy=");
        }
    }

    @Test
    @DisplayName("a key that CloudFront does not know is told by what it refuses")
    void otherKey() throws IOException {
        Path known = files.make(KeyFiles.Form.EC_PKCS8);
        Path other = files.make(KeyFiles.Form.RSA_PKCS8);
        publish(target);
        try (SignedCdn cdn = SignedCdn.of(target, files, known, Set.of())) {
            Cli.at(home, "verify", "--json", "--to", target, "--url", cdn.url(), "--key", other, "--key-id", ID, "film")
                    .failsWith(ErrorCode.PUBLISHED_DIFFERS, "answer is 403, expected 200");
        }
        Cli.at(home, "verify", "--json", "--to", target, "--url", "https://a.example", "--key", known, "film")
                .failsWith(ErrorCode.BAD_USAGE, "go together");
        Cli.at(home, "verify", "--json", "--to", target, "--url", "https://a.example", "--cookies", "film")
                .failsWith(ErrorCode.BAD_USAGE, "cookies are signed");
        Cli.at(home, "verify", "--json", "--to", target, "film").failsWith(ErrorCode.BAD_USAGE, "--url is missing");
    }

    @Test
    @DisplayName("cookies let in over TLS, and bad ones do not")
    void cookies() throws Exception {
        Path key = files.make(KeyFiles.Form.RSA_PKCS8);
        Certificates.make(folder, "localhost", "RSA", 2048, "+0d");
        publish(target);
        Path child = Files.createDirectory(folder.resolve("child"));
        Map<String, String> trusting = Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Djavax.net.ssl.trustStorePassword=for-this-test -Djavax.net.ssl.trustStore="
                        + folder.resolve("localhost.p12"));
        SignedRequest.Judge judge = new SignedRequest.Judge(files, key, Set.of());
        SignedRequest.Judge careless = new SignedRequest.Judge(files, key, Set.of(Flaw.ANY_TIME));
        try (SignedCdn cdn = new SignedCdn(target, judge, Optional.of(tls()));
                SignedCdn flawed = new SignedCdn(target, careless, Optional.of(tls()))) {
            List<Object> arguments =
                    List.of("verify", "--to", target, "--key", key, "--key-id", ID, "--cookies", "film", "--url");
            Cli good = ChildCli.runIn(child, trusting, with(arguments, cdn.url()));
            assertThat(good.exitCode()).as(good.out() + good.err()).isZero();
            Cli bad = ChildCli.runIn(child, trusting, with(arguments, flawed.url()));
            assertThat(bad.out()).contains("a request whose time is over is let in");
            assertThat(bad.out() + bad.err()).doesNotContain("CloudFront-Signature");
        }
        Cli.at(
                        home,
                        "verify",
                        "--json",
                        "--to",
                        target,
                        "--url",
                        "http://localhost/",
                        "--key",
                        key,
                        "--key-id",
                        ID,
                        "--cookies",
                        "film")
                .failsWith(ErrorCode.LINK_IMPOSSIBLE, "in clear");
    }

    private static Object[] with(List<Object> arguments, String last) {
        return java.util.stream.Stream.concat(arguments.stream(), java.util.stream.Stream.of(last))
                .toArray();
    }

    private SSLContext tls() throws Exception {
        char[] password = "for-this-test".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("localhost.p12"))) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
