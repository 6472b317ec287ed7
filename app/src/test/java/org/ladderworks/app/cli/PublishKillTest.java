package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.ViewerProbe;
import org.ladderworks.publish.folder.FolderStore;
import org.ladderworks.publish.s3.RecordingRelay;
import org.ladderworks.publish.s3.RecordingRelay.Recorded;
import org.ladderworks.publish.s3.S3ProxyStore;
import org.ladderworks.publish.s3.S3Store;
import org.ladderworks.publish.s3.SharedS3Mock;
import org.ladderworks.publish.store.ObjectStore;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} while a release is published over another: viewers see one or the other, whole, and the rest goes on; what a
 * store had taken is not sent to it again.
 */
@EnabledOnOs(OS.LINUX)
class PublishKillTest {
    @RegisterExtension
    static final SharedS3Mock MOCK = new SharedS3Mock();

    private static final long SEED = 3;
    private static final String TITLE = "film-7";

    /** Sixty small segments, four parts, two init segments, four manifests, the record of the version, and the commit's four. */
    private static final int TO_TAKE = 74;

    private final Random random = new Random(SEED);
    private final List<Long> kills = new ArrayList<>();
    private final List<Integer> takenAtKills = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    @DisplayName("4 kills of a publication to a folder")
    void aFewKillsOfAFolder() throws Exception {
        toFolder(4);
    }

    @Test
    @DisplayName("4 kills of a publication to S3: nothing is sent twice but what was on its way")
    void aFewKillsOfABucket() throws Exception {
        toS3Proxy(4);
    }

    @Test
    @Tag("soak")
    @DisplayName("30 kills of a publication to a folder")
    void manyKillsOfAFolder() throws Exception {
        toFolder(30);
    }

    @Test
    @Tag("soak")
    @DisplayName("30 kills of a publication to S3: nothing is sent twice but what was on its way")
    void manyKillsOfABucket() throws Exception {
        toS3Proxy(30);
    }

    @Test
    @Tag("soak")
    @DisplayName("30 kills of a publication to S3Mock: nothing is sent twice but what was on its way")
    void manyKillsOfS3Mock() throws Exception {
        toBucket(30, MOCK.store());
    }

    private void toFolder(int wanted) throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        try (ObjectStore store = FolderStore.open(target)) {
            campaign(
                    wanted,
                    store,
                    target.toString(),
                    Map.of(),
                    new TakenByFolder(store, target.resolve(".ladderworks")));
        }
    }

    private void toS3Proxy(int wanted) throws Exception {
        try (S3ProxyStore proxy = new S3ProxyStore()) {
            toBucket(wanted, proxy);
        }
    }

    private void toBucket(int wanted, S3Store server) throws Exception {
        try (RecordingRelay relay = new RecordingRelay(server.endpoint().orElseThrow());
                ObjectStore store = server.publishing("vod")) {
            campaign(
                    wanted,
                    store,
                    "s3://" + server.bucket() + "/vod",
                    server.environment(relay.endpoint()),
                    new TakenByServer(relay));
            SentAgain found = SentAgain.of(relay.requests(), kills);
            System.out.printf(
                    "%d objects and parts taken, %d bytes; %d cut off on their way; %d times something taken was at stake;"
                            + " sent again of what was on its way %s, of what had been taken %s%n",
                    found.taken(), found.bytes(), found.cut(), found.atStake(), found.inFlight(), found.needless());
            assertThat(found.needless()).isEmpty();
            assertThat(found.atStake()).as("taken when it was killed").isGreaterThan(10 * wanted);
        }
    }

    /** How much a target has. */
    private interface Taken {
        int all() throws IOException;

        int parts() throws IOException;
    }

    /** Of the title alone: each command tries the store on objects of its own first. */
    private record TakenByServer(RecordingRelay relay) implements Taken {
        @Override
        public int all() {
            return count("");
        }

        @Override
        public int parts() {
            return count("partNumber=");
        }

        private int count(String within) {
            return (int) relay.requests().stream()
                    .filter(Recorded::isTaken)
                    .map(Recorded::target)
                    .filter(target -> target.contains("/" + TITLE + "/") && target.contains(within))
                    .count();
        }
    }

    /**
     * By what lies there: a part is noted by the name of an empty file.
     *
     * @param hidden where parts are until they are one file
     */
    private record TakenByFolder(ObjectStore store, Path hidden) implements Taken {
        @Override
        public int all() throws IOException {
            AtomicInteger objects = new AtomicInteger();
            store.list("", _ -> objects.incrementAndGet());
            return objects.get() + parts();
        }

        @Override
        public int parts() {
            return names(hidden)
                    .map(upload -> (int) names(hidden.resolve(upload))
                            .filter(name -> name.matches("\\d+-\\d+-[0-9a-f]{64}"))
                            .count())
                    .reduce(0, Integer::sum);
        }

        /** None where it is no folder, or not any more. */
        private static Stream<String> names(Path folder) {
            String[] names = folder.toFile().list();
            return names == null ? Stream.empty() : Stream.of(names);
        }
    }

    private void campaign(int wanted, ObjectStore store, String target, Map<String, String> environment, Taken taken)
            throws Exception {
        Path home = Files.createDirectory(folder.resolve("child"));
        try (ChildCli job = start(home, environment, target, release(0))) {
            job.awaitEnd().succeeds();
        }
        int release = 0;
        while (kills.size() < wanted) {
            Path next = release(++release);
            int before = taken.all();
            boolean ended = false;
            while (!ended) {
                int left = Math.max(1, before + TO_TAKE - taken.all());
                try (ChildCli job = start(home, environment, target, next)) {
                    ended = kills.size() >= wanted || endsBefore(job, taken, 1 + random.nextInt(left));
                    if (ended) {
                        JsonNode done = job.awaitEnd().succeeds();
                        assertThat(done.path("version").asString("")).isNotEmpty();
                    } else {
                        takenAtKills.add(taken.all() - before);
                        kills.add(System.nanoTime());
                        job.handle().destroyForcibly();
                        job.awaitEnd();
                    }
                }
                assertThat(ViewerProbe.look(store, TITLE)).isEmpty();
            }
        }
        JsonNode commits = ChildCli.runIn(home, environment, "history", "--json", "--to", target, TITLE)
                .succeeds()
                .path("commits");
        assertThat(commits.size()).isEqualTo(release + 1);
        System.out.printf("%s: %d kills of %d releases, when it had taken %s%n", target, wanted, release, takenAtKills);
        for (int i = 0; i < commits.size(); i++) {
            assertThat(commits.path(i).path("number").asInt(0))
                    .as("no entry is lost")
                    .isEqualTo(i + 1);
        }
    }

    /** Waits until so much more has been taken, every second time until a part has, and then a little. */
    private boolean endsBefore(ChildCli job, Taken taken, int more) throws Exception {
        int goal = taken.all() + more;
        int parts = kills.size() % 2 == 0 ? Integer.MAX_VALUE : taken.parts() + 1;
        while (taken.all() < goal && taken.parts() < parts) {
            if (job.awaitEndWithin(1, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return job.awaitEndWithin(random.nextInt(15), TimeUnit.MILLISECONDS);
    }

    /** Sixty small segments and one that goes in four parts. */
    private Path release(int number) {
        Path made = TestPackage.make(folder.resolve("release-" + number), number, 30, 20_000);
        byte[] large = new byte[56 << 20];
        new Random(number).nextBytes(large);
        TestPackage.change(made, "video/avc-360p/00001.m4s", large);
        return made;
    }

    private static ChildCli start(Path home, Map<String, String> environment, String target, Path release)
            throws IOException {
        return ChildCli.startIn(
                home, environment, List.of(), "publish", "--json", "--title", TITLE, "--to", target, release);
    }
}
