package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.edge.CacheRules;
import org.ladderworks.publish.edge.EdgeSecret;
import org.ladderworks.publish.edge.EdgeSettings;
import org.ladderworks.publish.edge.Origin;
import org.ladderworks.publish.edge.RealNginx;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.s3.S3ProxyStore;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bucket behind a real nginx: published to, looked at and linked to by commands. */
@EnabledOnOs(OS.LINUX)
class BehindNginxCommandTest {
    @TempDir
    Path folder;

    private final S3ProxyStore bucket = S3ProxyStore.readByAnyone();
    private final AwsMachine machine = new AwsMachine();
    private final EdgeSecret secret = EdgeSecret.draw(new SecureRandom());
    private DataHome home = new DataHome(Path.of("unset"));
    private String secretFile = "";

    @BeforeEach
    void make() {
        home = new DataHome(folder.resolve("home"));
        secretFile = RealNginx.secretFile(folder, secret);
    }

    @AfterEach
    void close() {
        machine.close();
        bucket.close();
    }

    private EdgeSettings settings(Optional<String> guard) {
        return new EdgeSettings(
                "localhost",
                new Origin(bucket.endpoint().orElseThrow(), "/" + bucket.bucket() + "/vod", Optional.empty()),
                Optional.empty(),
                guard,
                64L << 20,
                List.of("*"),
                false,
                RealNginx.machine(folder));
    }

    private String saved(EdgeSettings settings) {
        String url = "http://" + settings.machine().listen().getFirst();
        Cli added = Cli.at(
                home,
                "target",
                "add",
                "edge",
                "s3://" + bucket.bucket() + "/vod",
                "--endpoint",
                bucket.endpoint().orElseThrow(),
                "--url",
                url,
                "--edge-secret",
                secretFile);
        assertThat(added.exitCode()).as(added.err()).isZero();
        return url;
    }

    private Path release(int seed) {
        return TestPackage.make(folder.resolve("release-" + seed), seed, 3, 2000);
    }

    @Test
    @DisplayName("a release is looked at with a token, no other is let in, and links with one play")
    void guarded() throws Exception {
        EdgeSettings settings = settings(Optional.of(secretFile));
        String url = saved(settings);
        try (RealNginx nginx = new RealNginx(folder, settings, CacheRules.standard())) {
            Cli published = Cli.at(home, "publish", "--to", "edge", "--title", "film", "--bytes", release(1));
            assertThat(published.exitCode())
                    .as(published.out() + published.err())
                    .isZero();
            assertThat(published.out())
                    .contains("objects are as they were published, at " + url, "without a good signature are refused");

            JsonNode links = Cli.at(home, "links", "--json", "--to", "edge", "--hours", "1", "film")
                    .succeeds();
            String hls = links.path("hls").asString("");
            assertThat(hls).startsWith(url + "/s/").endsWith("/film/master.m3u8");
            HttpResponse<String> master = get(hls);
            assertThat(master.statusCode()).isEqualTo(200);
            String media = Pattern.compile("(?m)^(?!#).+")
                    .matcher(master.body())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();
            assertThat(get(URI.create(hls).resolve(media).toString()).statusCode())
                    .as("the token leads relative addresses too")
                    .isEqualTo(200);
            assertThat(get(links.path("dash").asString("")).statusCode()).isEqualTo(200);
            assertThat(get(url + "/film/master.m3u8").statusCode()).isEqualTo(403);

            Cli html = Cli.at(home, "links", "--url", url, "--edge-secret", secretFile, "--embed", "hls_js", "film");
            assertThat(html.out()).contains("<video", url + "/s/").doesNotContain("Signature");
            String drawn = Files.readString(Path.of(secretFile)).replaceAll("(?s).*default \"([^\"]+)\".*", "$1");
            assertThat(drawn).hasSizeGreaterThan(31);
            assertThat(nginx.logs()
                            + published.out()
                            + published.err()
                            + html.out()
                            + html.err()
                            + Files.readString(folder.resolve("home/targets.json")))
                    .contains("film/master.m3u8")
                    .doesNotContain(drawn);
        }
    }

    @Test
    @DisplayName("what differs at the edge from what was published is named, its bytes where that is asked for")
    void differs() throws Exception {
        EdgeSettings settings = settings(Optional.empty());
        String url = "http://" + settings.machine().listen().getFirst();
        String place = "s3://" + bucket.bucket() + "/vod";
        Cli.at(
                home,
                "target",
                "add",
                "plain",
                place,
                "--endpoint",
                bucket.endpoint().orElseThrow(),
                "--url",
                url);
        String version = Cli.at(
                        home, "publish", "--json", "--no-verify", "--to", "plain", "--title", "film", release(3))
                .succeeds()
                .path("version")
                .asString("");
        String segment = "film/v/" + version + "/video/avc-360p/00001.m4s";
        byte[] other = Files.readAllBytes(folder.resolve("release-3/video/avc-360p/00001.m4s"));
        other[7] ^= 1;
        try (ObjectStore store = bucket.publishing("vod")) {
            var _ = store.put(
                    segment,
                    other,
                    new ObjectHeaders("video/iso.segment", CacheTime.MEDIA, "", Sha256.hex(other)),
                    new Condition.Any());
        }
        try (RealNginx _ = new RealNginx(folder, settings, CacheRules.standard())) {
            Cli sizes = Cli.at(home, "verify", "--to", "plain", "film");
            assertThat(sizes.exitCode()).as(sizes.out() + sizes.err()).isZero();
            assertThat(sizes.out()).contains("objects are as they were published, at " + url + "/ (sizes and headers)");
            Cli bytes = Cli.at(home, "verify", "--json", "--bytes", "--to", "plain", "film")
                    .failsWith(ErrorCode.PUBLISHED_DIFFERS, segment + ": SHA-256 is " + Sha256.hex(other));
            JsonNode found = JsonMapper.shared()
                    .readTree(bytes.out()
                            .lines()
                            .filter(line -> line.contains("\"result\""))
                            .findFirst()
                            .orElseThrow());
            assertThat(found.path("verified").path("findings")).hasSize(1);
            Cli.at(
                            home,
                            "verify",
                            "--json",
                            "--to",
                            "plain",
                            "--page",
                            "https://other.example",
                            "--url",
                            url + "/nothing",
                            "film")
                    .failsWith(ErrorCode.PUBLISHED_DIFFERS, "answer is 40");
        }
        Cli.at(home, "verify", "--json", "--to", "plain", "none").failsWith(ErrorCode.VERSION_UNKNOWN, "none");
        Cli.at(home, "verify", "--json", "--to", "plain", "--url", "ftp://a.example/", "film")
                .failsWith(ErrorCode.BAD_USAGE, "--url");
    }

    @Test
    @DisplayName("an edge that asks for no token is told by what it lets in, and a wrong secret by what it refuses")
    void notGuarded() throws Exception {
        EdgeSettings settings = settings(Optional.empty());
        saved(settings);
        Cli.at(home, "publish", "--json", "--no-verify", "--to", "edge", "--title", "film", release(2))
                .succeeds();
        try (RealNginx _ = new RealNginx(folder, settings, CacheRules.standard())) {
            Cli open = Cli.at(home, "verify", "--to", "edge", "film");
            assertThat(open.exitCode()).isEqualTo(7);
            // A bucket's own refusal of a folder that is not there is none of the edge.
            assertThat(open.out() + open.err()).contains("a request that is not signed is let in (2");
        }
        EdgeSettings guarded = settings(Optional.of(secretFile));
        Path otherHome = Files.createDirectory(folder.resolve("other"));
        String other = RealNginx.secretFile(otherHome, EdgeSecret.draw(new SecureRandom()));
        try (RealNginx _ = new RealNginx(folder, guarded, CacheRules.standard())) {
            String url = "http://" + guarded.machine().listen().getFirst();
            Cli.at(home, "verify", "--json", "--to", "edge", "--url", url, "--edge-secret", other, "film")
                    .failsWith(ErrorCode.PUBLISHED_DIFFERS, "answer is 403, expected 200");
            Cli.at(home, "verify", "--json", "--to", "edge", "--url", url, "--edge-secret", secretFile, "film")
                    .succeeds();
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        String url = "https://edge.example";
        for (List<String> more : List.of(
                List.of("--cookies"),
                List.of("--viewers", "192.0.2.0/24"),
                List.of("--not-before", "2026-12-24T18:00:00Z"))) {
            Object[] arguments = java.util.stream.Stream.concat(
                            java.util.stream.Stream.of(
                                    "links", "--json", "--url", url, "--edge-secret", secretFile, "film"),
                            more.stream())
                    .toArray();
            Cli.at(home, arguments).failsWith(ErrorCode.BAD_USAGE, "an edge of nginx knows neither cookies");
        }
        Cli.at(home, "links", "--json", "--url", url, "--edge-secret", folder.resolve("none"), "film")
                .failsWith(ErrorCode.KEYS_UNREADABLE, "none");
        Cli.at(home, "links", "--json", "film").failsWith(ErrorCode.BAD_USAGE, "neither --to nor --url");
        Cli.at(home, "links", "--json", "--to", folder, "film").failsWith(ErrorCode.BAD_USAGE, "knows no address");
        Cli.at(home, "links", "--json", "--to", "none", "film").failsWith(ErrorCode.TARGET_UNKNOWN, "none");
    }

    private static HttpResponse<String> get(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
