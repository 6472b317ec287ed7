package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.AnsweringServer;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.cdn.CloudFrontServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Caches are told of what is published, by commands as they are typed and a server that speaks CloudFront's API. */
class InvalidationTest {
    private static final List<String> PATHS = List.of(
            "/vod/film/current.json",
            "/vod/film/manifest-cenc.mpd",
            "/vod/film/manifest.mpd",
            "/vod/film/master-ts.m3u8",
            "/vod/film/master.m3u8");

    @TempDir
    Path folder;

    private final CloudFrontServer cloudFront = new CloudFrontServer(1);
    private final AwsMachine machine = new AwsMachine(cloudFront);
    private DataHome home = new DataHome(Path.of("unset"));

    @BeforeEach
    void saveTarget() throws IOException {
        home = new DataHome(folder.resolve("home"));
        assertThat(Cli.at(
                                home,
                                "target",
                                "add",
                                "cdn",
                                Files.createDirectory(folder.resolve("target")),
                                "--url",
                                "https://CDN.example.com/vod/",
                                "--cloudfront",
                                CloudFrontServer.DISTRIBUTION)
                        .exitCode())
                .isZero();
    }

    @AfterEach
    void close() {
        machine.close();
        cloudFront.close();
    }

    private Cli publish(int seed, Object... more) {
        Path release = folder.resolve("release-" + seed);
        if (Files.notExists(release)) {
            TestPackage.make(release, seed, 2, 1000);
        }
        return Cli.at(
                home,
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "publish", "--no-verify", "--to", "cdn", "--title", "film", release),
                                java.util.stream.Stream.of(more))
                        .toArray());
    }

    @Test
    @DisplayName("a release, and one taken back, are told and waited for; the same again asks for nothing twice")
    void told() throws IOException {
        JsonNode caches = publish(1, "--json").succeeds().path("caches");
        assertThat(caches.path("told").asBoolean(false)).isTrue();
        assertThat(caches.path("before").asBoolean(true)).isFalse();
        assertThat(cloudFront.taken()).hasSize(1).containsValue(PATHS);

        Cli second = publish(2);
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).contains("Caches of E2EXAMPLE1ABCD have forgotten");
        assertThat(second.err()).contains("invalidate  caches are being told");
        assertThat(cloudFront.taken()).hasSize(2);
        assertThat(publish(2, "--json").succeeds().path("caches").path("before").asBoolean(false))
                .isTrue();

        JsonNode back =
                Cli.at(home, "rollback", "--json", "--to", "cdn", "film").succeeds();
        assertThat(back.path("caches").path("told").asBoolean(false)).isTrue();
        assertThat(cloudFront.taken()).hasSize(3);

        Cli same = Cli.at(home, "invalidate", "--to", "cdn", "film");
        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(same.out()).contains("had been told of this version before", "--again");
        assertThat(cloudFront.taken()).hasSize(3);
        Cli.at(home, "invalidate", "--json", "--again", "--to", "cdn", "film").succeeds();
        assertThat(cloudFront.taken())
                .hasSize(4)
                .allSatisfy((_, paths) -> assertThat(paths).isEqualTo(PATHS));
        assertThat(Files.readString(folder.resolve("home/targets.json")))
                .contains("https://cdn.example.com/vod", CloudFrontServer.DISTRIBUTION)
                .doesNotContain(CloudFrontServer.SECRET, "AKIDEXAMPLE");
    }

    @Test
    @DisplayName("where caches cannot be told the release stands, and it is said what viewers see and what to do")
    void notTold() throws IOException {
        cloudFront.server().answers(2, AnsweringServer.status(403, CloudFrontServer.refusalText("AccessDenied")));
        Cli published = publish(1);
        assertThat(published.exitCode()).isEqualTo(8);
        assertThat(published.out()).contains("Published: film shows version");
        assertThat(published.err())
                .contains(
                        "warning: film shows version",
                        "the right cloudfront:CreateInvalidation on distribution E2EXAMPLE1ABCD is missing",
                        ErrorCode.CDN_RIGHT_MISSING.label(),
                        "Viewers may see what was shown before for up to 60 s.",
                        "Then: ladderworks invalidate film --to cdn");
        assertThat(folder.resolve("target/film/master.m3u8")).isRegularFile();
        assertThat(cloudFront.taken()).isEmpty();
        Cli.at(home, "invalidate", "--json", "--to", "cdn", "film")
                .failsWith(ErrorCode.CDN_RIGHT_MISSING, "cloudfront:CreateInvalidation");
        Cli.at(home, "invalidate", "--json", "--to", "cdn", "film").succeeds();
        assertThat(cloudFront.taken()).hasSize(1);

        publish(2);
        cloudFront.server().answers(1, AnsweringServer.status(404, CloudFrontServer.refusalText("NoSuchDistribution")));
        Cli back = Cli.at(home, "rollback", "--json", "--to", "cdn", "film");
        assertThat(back.exitCode()).isEqualTo(8);
        JsonNode result =
                JsonMapper.shared().readTree(back.out().lines().toList().getLast());
        assertThat(result.path("commit").path("number").asInt(0)).isEqualTo(3);
        assertThat(result.path("caches").path("told").asBoolean(true)).isFalse();
        assertThat(result.path("caches").path("code").asString("")).isEqualTo(ErrorCode.CDN_REFUSED.label());
        assertThat(result.path("caches").path("again").asString("")).isEqualTo("ladderworks invalidate film --to cdn");
    }

    @Test
    @DisplayName("Ctrl-C while caches are told leaves the release, and says how far it is")
    void cancelled() throws Exception {
        Path child = Files.createDirectory(folder.resolve("child"));
        Path data = child.resolve("data");
        Files.createDirectories(data);
        Files.copy(folder.resolve("home/targets.json"), data.resolve("targets.json"));
        Path release = TestPackage.make(folder.resolve("film"), 3, 2, 1000);
        try (CloudFrontServer never = new CloudFrontServer(Integer.MAX_VALUE)) {
            try (ChildCli job = ChildCli.startIn(
                    child,
                    never.environment(),
                    ChildCli.ownSession(),
                    "publish",
                    "--json",
                    "--no-verify",
                    "--to",
                    "cdn",
                    release)) {
                job.awaitOutput("\"accepted\":true");
                Cli ended = interrupted(job);
                assertThat(ended.err())
                        .contains("Cancelled; film shows version", "are being told: that goes on by itself");
                assertThat(ended.out()).contains("{\"type\":\"cancelled\"}").doesNotContain("\"type\":\"result\"");
            }
            never.server().answers(AnsweringServer.status(503, CloudFrontServer.refusalText("SlowDown")));
            try (ChildCli job = ChildCli.startIn(
                    child, never.environment(), ChildCli.ownSession(), "invalidate", "--json", "--to", "cdn", "film")) {
                job.awaitOutput("\"paused\":\"SlowDown");
                assertThat(interrupted(job).err())
                        .contains(
                                "Cancelled; film shows version", "were not told", "Then: ladderworks invalidate film");
            }
        }
        assertThat(folder.resolve("target/film/master.m3u8")).isRegularFile();
    }

    private static Cli interrupted(ChildCli job) throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(job.handle().pid()))
                .start()
                .waitFor();
        long begin = System.nanoTime();
        Cli ended = job.awaitEnd();
        assertThat(ended.exitCode()).isEqualTo(130);
        assertThat((System.nanoTime() - begin) / 1e9).isLessThan(4);
        return ended;
    }

    @Test
    @DisplayName("a target is tested with the rights on its distribution, and each that is missing is named")
    void rights() {
        Cli good = Cli.at(home, "target", "test", "cdn");
        assertThat(good.exitCode()).as(good.out() + good.err()).isZero();
        assertThat(good.out()).contains("good     tell caches", "good     see that they forget");
        assertThat(cloudFront.taken()).hasSize(1).containsValue(List.of("/vod/ladderworks-trial/"));

        AnsweringServer.Behaviour refused = AnsweringServer.status(403, CloudFrontServer.refusalText("AccessDenied"));
        for (Map.Entry<String, String> each : Map.of(
                        "POST", "cloudfront:CreateInvalidation", "GET", "cloudfront:GetInvalidation")
                .entrySet()) {
            try (CloudFrontServer other = new CloudFrontServer(1);
                    AwsMachine _ = new AwsMachine(other)) {
                other.server().answers(asked -> asked.method().equals(each.getKey()), refused);
                Cli tested = Cli.at(home, "target", "test", "--json", "cdn")
                        .failsWith(ErrorCode.TARGET_RIGHT_MISSING, "telling caches");
                String steps = JsonMapper.shared()
                        .readTree(tested.out().lines().findFirst().orElseThrow())
                        .path("steps")
                        .toString();
                assertThat(steps)
                        .contains("the right " + each.getValue() + " on distribution E2EXAMPLE1ABCD is missing")
                        .containsOnlyOnce("is missing");
            }
        }
        cloudFront.server().answers(refused);
        assertThat(Cli.at(home, "target", "test", "cdn").out())
                .contains("cloudfront:CreateInvalidation on", "cloudfront:GetInvalidation on");
    }

    @Test
    void whatCannotBeIsRefused() {
        Path target = folder.resolve("target");
        Cli.at(home, "target", "add", "--json", "x", target, "--cloudfront", "E2EXAMPLE1ABCD")
                .failsWith(ErrorCode.BAD_USAGE, "--url is missing");
        Cli.at(
                        home,
                        "target",
                        "add",
                        "--json",
                        "x",
                        target,
                        "--url",
                        "https://a.example",
                        "--cloudfront",
                        "d1.cloudfront.net")
                .failsWith(ErrorCode.BAD_USAGE, "distribution");
        Cli.at(home, "target", "add", "--json", "x", target, "--url", "https://user:secret@a.example")
                .failsWith(ErrorCode.LINK_IMPOSSIBLE, "no http or https address");
        Cli.at(home, "target", "add", "--json", "x", target, "--url", "https://a.example", "--key", "k.pem")
                .failsWith(ErrorCode.BAD_USAGE, "go together");
        Cli.at(home, "invalidate", "--json", "--to", target, "film")
                .failsWith(ErrorCode.BAD_USAGE, "knows no distribution");
        Cli.at(home, "invalidate", "--json", "--to", "cdn", "film")
                .failsWith(ErrorCode.VERSION_UNKNOWN, "shows nothing");
        assertThat(cloudFront.server().asked()).isEmpty();
    }
}
