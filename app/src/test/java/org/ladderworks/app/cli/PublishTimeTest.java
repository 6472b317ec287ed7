package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.testing.Children;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.ViewerProbe;
import org.ladderworks.publish.s3.CountingRelay;
import org.ladderworks.publish.s3.S3ProxyStore;
import org.ladderworks.publish.store.ObjectStore;
import tools.jackson.databind.JsonNode;

/** How long publishing takes, is said to take, and may be held. */
@Tag("alone")
class PublishTimeTest {
    private static final int LARGE = 12 << 20;

    @TempDir
    Path folder;

    private Path release(String name, int seed) {
        Path made = TestPackage.make(folder.resolve(name), seed, 20, 1000);
        byte[] large = new byte[LARGE];
        new Random(seed).nextBytes(large);
        TestPackage.change(made, "video/avc-360p/00001.m4s", large);
        return made;
    }

    @Test
    @DisplayName("the time is unknown at first, then as measured, and with a limit by that")
    void planned() throws Exception {
        DataHome home = new DataHome(folder.resolve("home"));
        Path target = Files.createDirectory(folder.resolve("target"));
        Path first = release("film-1", 1);
        Path second = release("film-2", 2);

        Cli unknown = Cli.at(home, "publish", "--dry-run", "--to", target, first);
        assertThat(unknown.out()).contains("12.6 MB to send in 51 requests", "not known yet");
        assertThat(home.folder().resolve("speeds.json")).doesNotExist();
        JsonNode nothing = Cli.at(home, "publish", "--json", "--dry-run", "--to", target, first)
                .succeeds();
        assertThat(nothing.has("time")).isFalse();

        Cli limited = Cli.at(home, "publish", "--dry-run", "--bandwidth", "8", "--to", target, first);
        assertThat(limited.out()).contains("takes 0:13 at least, by --bandwidth");

        long began = System.nanoTime();
        JsonNode slow = Cli.at(home, "publish", "--json", "--bandwidth", "40", "--to", target, first)
                .succeeds();
        assertThat(slow.path("time").path("basis").asString("")).isEqualTo("limit");
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(seconds)
                .as("a folder is a share too, and the limit holds for it")
                .isGreaterThan(0.9 * slow.path("time").path("seconds").asDouble(0));
        assertThat(home.folder().resolve("speeds.json"))
                .as("a limited upload says nothing of the line")
                .doesNotExist();

        Cli measured = Cli.at(home, "publish", "--to", target, second);
        assertThat(measured.exitCode()).as(measured.err()).isZero();
        assertThat(measured.out().indexOf("not known yet"))
                .as("the plan is told before it is done")
                .isBetween(0, measured.out().indexOf("Published"));
        assertThat(Files.readString(home.folder().resolve("speeds.json"))).contains(target.toString());
        Cli known = Cli.at(home, "publish", "--dry-run", "--to", target, release("film-3", 3));
        assertThat(known.out()).containsPattern("takes (about \\d+:\\d\\d|less than a second), as fast as earlier");
        JsonNode fields = Cli.at(home, "publish", "--json", "--dry-run", "--to", target, folder.resolve("film-3"))
                .succeeds();
        assertThat(fields.path("time").path("basis").asString("")).isEqualTo("measured");
        assertThat(fields.path("time").path("seconds").asDouble(-1)).isBetween(0.0, 60.0);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("a process that is stopped (Ctrl-Z) until the store gives it up goes on where it was")
    void stopped() throws Exception {
        Path film = release("film-7", 1);
        Path child = Files.createDirectory(folder.resolve("child"));
        try (S3ProxyStore proxy = new S3ProxyStore();
                CountingRelay relay = new CountingRelay(proxy.endpoint().orElseThrow(), 2000);
                ObjectStore store = proxy.publishing("vod")) {
            List<String> before = new java.util.ArrayList<>(List.of("env"));
            proxy.environment().forEach((name, value) -> before.add(name + "=" + value));
            before.add("AWS_ENDPOINT_URL_S3=" + relay.endpoint());
            try (ChildCli job = ChildCli.start(
                    child, before, "publish", "--bandwidth", "24", "--to", "s3://" + proxy.bucket() + "/vod", film)) {
                while (relay.bytes() < 3_000_000) {
                    assertThat(job.handle().isAlive()).isTrue();
                    Thread.sleep(20);
                }
                Children.signal("STOP", job.handle());
                Thread.sleep(1000);
                long held = relay.bytes();
                Thread.sleep(Duration.ofSeconds(4));
                assertThat(relay.bytes()).isEqualTo(held);
                assertThat(relay.givenUp())
                        .as("the store has lost its patience")
                        .isPositive();
                Children.signal("CONT", job.handle());
                Cli ended = job.awaitEnd();
                assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
            }
            assertThat(ViewerProbe.look(store, "film-7")).isEmpty();
            JsonNode again = runAgain(child, before, proxy, film);
            assertThat(again.path("shownBefore").asBoolean(false)).isTrue();
            assertThat(again.path("sentBytes").asLong(-1)).isZero();
        }
    }

    private static JsonNode runAgain(Path child, List<String> before, S3ProxyStore proxy, Path film) throws Exception {
        try (ChildCli job =
                ChildCli.start(child, before, "publish", "--json", "--to", "s3://" + proxy.bucket() + "/vod", film)) {
            return job.awaitEnd().succeeds();
        }
    }
}
