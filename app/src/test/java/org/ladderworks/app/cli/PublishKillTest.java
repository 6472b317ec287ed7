package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.ViewerProbe;
import org.ladderworks.publish.folder.FolderStore;
import org.ladderworks.publish.s3.S3ProxyStore;
import org.ladderworks.publish.store.ObjectStore;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} while a release is published over another: viewers see one or the other, whole, and the rest goes on. */
@EnabledOnOs(OS.LINUX)
class PublishKillTest {
    private static final long SEED = 3;
    private static final String TITLE = "film-7";

    private final Random random = new Random(SEED);

    @TempDir
    Path folder;

    @Test
    @DisplayName("4 kills of a publication to a folder")
    void aFewKillsOfAFolder() throws Exception {
        toFolder(4);
    }

    @Test
    @DisplayName("4 kills of a publication to S3")
    void aFewKillsOfABucket() throws Exception {
        toBucket(4);
    }

    @Test
    @Tag("soak")
    @DisplayName("30 kills of a publication to a folder")
    void manyKillsOfAFolder() throws Exception {
        toFolder(30);
    }

    @Test
    @Tag("soak")
    @DisplayName("30 kills of a publication to S3")
    void manyKillsOfABucket() throws Exception {
        toBucket(30);
    }

    private void toFolder(int kills) throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        try (ObjectStore store = FolderStore.open(target)) {
            campaign(kills, store, target.toString(), Map.of());
        }
    }

    private void toBucket(int kills) throws Exception {
        try (S3ProxyStore proxy = new S3ProxyStore();
                ObjectStore store = proxy.publishing("vod")) {
            campaign(kills, store, "s3://" + proxy.bucket() + "/vod", proxy.environment());
        }
    }

    private void campaign(int wanted, ObjectStore store, String target, Map<String, String> environment)
            throws Exception {
        Path home = Files.createDirectory(folder.resolve("child"));
        long begin = System.nanoTime();
        publish(home, environment, target, release(0)).succeeds();
        int longest = (int) ((System.nanoTime() - begin) / 1_000_000);
        int kills = 0;
        for (int release = 1; kills < wanted; release++) {
            Path next = release(release);
            boolean ended = false;
            while (!ended) {
                try (ChildCli job = start(home, environment, target, next)) {
                    ended = kills >= wanted
                            || job.awaitEndWithin(longest / 3 + random.nextInt(longest), TimeUnit.MILLISECONDS);
                    if (ended) {
                        JsonNode done = job.awaitEnd().succeeds();
                        assertThat(done.path("version").asString("")).isNotEmpty();
                    } else {
                        job.handle().destroyForcibly();
                        job.awaitEnd();
                        kills++;
                    }
                }
                assertThat(ViewerProbe.look(store, TITLE)).isEmpty();
            }
        }
        JsonNode commits = ChildCli.runIn(home, environment, "history", "--json", "--to", target, TITLE)
                .succeeds()
                .path("commits");
        for (int i = 0; i < commits.size(); i++) {
            assertThat(commits.path(i).path("number").asInt(0))
                    .as("no entry is lost")
                    .isEqualTo(i + 1);
        }
    }

    /** Sixty small segments and one that goes in parts. */
    private Path release(int number) {
        Path made = TestPackage.make(folder.resolve("release-" + number), number, 30, 20_000);
        byte[] large = new byte[40 << 20];
        new Random(number).nextBytes(large);
        TestPackage.change(made, "video/avc-360p/00001.m4s", large);
        return made;
    }

    private static Cli publish(Path home, Map<String, String> environment, String target, Path release)
            throws Exception {
        try (ChildCli job = start(home, environment, target, release)) {
            return job.awaitEnd();
        }
    }

    private static ChildCli start(Path home, Map<String, String> environment, String target, Path release)
            throws IOException {
        return ChildCli.startIn(
                home, environment, List.of(), "publish", "--json", "--title", TITLE, "--to", target, release);
    }
}
