package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ladderworks.publish.edge.EdgeRequests.cache;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.PublishSettings;
import org.ladderworks.publish.Publisher;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.s3.S3ProxyStore;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.verify.Finding;
import org.ladderworks.publish.verify.Rights;
import org.ladderworks.publish.verify.VerifyReport;
import org.ladderworks.publish.verify.VerifySettings;

/** A release in a bucket that anyone may read, behind a real nginx with the generated configuration, as players see it. */
class PublishedEdgeTest {
    private static final TitleName TITLE = new TitleName("film-7");
    private static S3ProxyStore bucket;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        bucket = S3ProxyStore.readByAnyone();
    }

    @AfterAll
    static void stop() {
        bucket.close();
    }

    private EdgeSettings settings(String prefix) {
        return new EdgeSettings(
                "localhost",
                new Origin(bucket.endpoint().orElseThrow(), "/" + bucket.bucket() + "/" + prefix, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                64L << 20,
                List.of("*"),
                false,
                RealNginx.machine(folder));
    }

    private Release release(String name, long seed) {
        return Release.of(TestPackage.make(folder.resolve(name), seed, 5, 30_000));
    }

    private VerifyReport look(Publisher publisher, EdgeSettings settings, boolean bytes) {
        return look(publisher, settings, bytes, Duration.ZERO);
    }

    private VerifyReport look(Publisher publisher, EdgeSettings settings, boolean bytes, Duration lag) {
        URI base = URI.create("http://" + settings.machine().listen().getFirst() + "/");
        return publisher.verify(
                TITLE,
                new VerifySettings(base, "https://www.example.com", bytes, Rights.open(), lag),
                Progress.Listener.NONE,
                new Cancellation());
    }

    private void publish(Publisher publisher, Release release) {
        publisher.publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation());
    }

    @Test
    @DisplayName(
            "PR-68 PR-69 PR-71 all of a release arrives at players as it was published, and what does not is named")
    void pr71AsPublished() throws Exception {
        EdgeSettings settings = settings("one");
        try (ObjectStore store = bucket.publishing("one");
                RealNginx _ = new RealNginx(folder, settings, CacheRules.standard())) {
            Publisher publisher = publisher(store);
            Release release = release("first", 1);
            publish(publisher, release);
            VerifyReport whole = look(publisher, settings, true);
            assertThat(whole.findings()).isEmpty();
            assertThat(whole.objects()).isEqualTo(release.files().size());
            assertThat(whole.bytes()).isGreaterThan(200_000);
            assertThat(look(publisher, settings, false).findings()).isEmpty();

            // Another version is not in the edge's cache yet: what is wrong with it in the store is seen.
            Release second = release("second", 2);
            publish(publisher, second);
            spoil(store, second);
            assertThat(look(publisher, settings, true).findings())
                    .extracting(Finding::where, Finding::what)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple(key(second, "video/avc-360p/00001.m4s"), "SHA-256"),
                            org.assertj.core.groups.Tuple.tuple(key(second, "video/avc-360p/00002.m4s"), "answer"),
                            org.assertj.core.groups.Tuple.tuple(key(second, "video/avc-360p/00003.m4s"), "size"));
        }
    }

    private static String key(Release release, String path) {
        return "film-7/v/" + release.id() + "/" + path;
    }

    /** As who meddles with a bucket would. */
    private static void spoil(ObjectStore store, Release release) throws Exception {
        String first = "video/avc-360p/00001.m4s";
        byte[] other = Files.readAllBytes(release.folder().resolve(first));
        other[100] ^= 1;
        put(store, key(release, first), other);
        store.delete(key(release, "video/avc-360p/00002.m4s"));
        put(store, key(release, "video/avc-360p/00003.m4s"), new byte[] {1});
    }

    private static void put(ObjectStore store, String key, byte[] bytes) throws Exception {
        var _ = store.put(
                key,
                bytes,
                new ObjectHeaders(
                        "video/iso.segment", CacheTime.MEDIA, "", org.ladderworks.engine.disk.Sha256.hex(bytes)),
                new Condition.Any());
    }

    @Test
    @DisplayName(
            "by the rules as they are generated: MISS, HIT, ranges of what is kept, a purge seen at once, else the 60 s")
    void purgedOrAfterAMinute() throws Exception {
        EdgeSettings settings = settings("three");
        try (ObjectStore store = bucket.publishing("three");
                RealNginx _ = new RealNginx(folder, settings, CacheRules.standard());
                EdgeRequests players =
                        new EdgeRequests("http://" + settings.machine().listen().getFirst());
                EdgeRequests machine = new EdgeRequests(
                        "http://127.0.0.1:" + settings.machine().refreshPort())) {
            Publisher publisher = publisher(store);
            Release first = release("first", 1);
            publish(publisher, first);
            String segment = "/" + key(first, "video/avc-360p/00001.m4s");
            byte[] bytes = Files.readAllBytes(first.folder().resolve("video/avc-360p/00001.m4s"));
            for (String status : List.of("MISS", "HIT")) {
                assertThat(cache(players.get("/film-7/master.m3u8"))).isEqualTo(status);
                assertThat(cache(players.get("/film-7/manifest.mpd"))).isEqualTo(status);
                HttpResponse<byte[]> whole = players.get(segment);
                assertThat(cache(whole)).isEqualTo(status);
                assertThat(whole.body()).isEqualTo(bytes);
            }
            HttpResponse<byte[]> part = players.get(segment, "Range", "bytes=100-299");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(cache(part)).isEqualTo("HIT");
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 100, 300));

            publish(publisher, release("second", 2));
            assertThat(look(publisher, settings, false).findings())
                    .extracting(Finding::what)
                    .containsExactly("version", "version");
            long kept = System.nanoTime();
            for (String manifest : List.of("/film-7/master.m3u8", "/film-7/manifest.mpd")) {
                assertThat(cache(machine.get(manifest))).isEqualTo("BYPASS");
            }
            assertThat(look(publisher, settings, false).findings())
                    .as("the purge is seen")
                    .isEmpty();

            var _ = publisher.rollback(TITLE, Optional.empty(), Optional.empty(), new Cancellation());
            assertThat(look(publisher, settings, false).findings())
                    .extracting(Finding::what)
                    .containsExactly("version", "version");
            assertThat(look(publisher, settings, false, Duration.ofSeconds(75)).findings())
                    .as("refreshed when its time is over")
                    .isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - kept))
                    .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(70));
        }
    }

    private Publisher publisher(ObjectStore store) {
        return new Publisher(
                store,
                new PublishSettings(8, Duration.ofSeconds(20), "ann", "desk-1"),
                folder.resolve("journals"),
                Clock.systemUTC());
    }

    @Test
    @DisplayName("a release, and one taken back, are seen when the manifest's time is over")
    void seenInTime() throws Exception {
        EdgeSettings settings = settings("two");
        try (ObjectStore store = bucket.publishing("two");
                RealNginx _ = new RealNginx(
                        folder, settings, CacheRules.standard().withManifestTime(Duration.ofSeconds(2)))) {
            Publisher publisher = publisher(store);
            Release first = release("first", 1);
            publish(publisher, first);
            awaitShown(publisher, settings);
            publish(publisher, release("second", 2));
            awaitShown(publisher, settings);
            var _ = publisher.rollback(TITLE, Optional.empty(), Optional.empty(), new Cancellation());
            awaitShown(publisher, settings);
        }
    }

    /** Nothing is wrong but the time of manifests, which is shorter here, and for a while the version that they lead to. */
    private void awaitShown(Publisher publisher, EdgeSettings settings) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        List<String> found = found(publisher, settings);
        while (found.contains("version")) {
            assertThat(System.nanoTime()).as(found.toString()).isLessThan(end);
            Thread.sleep(200);
            found = found(publisher, settings);
        }
    }

    private List<String> found(Publisher publisher, EdgeSettings settings) {
        List<String> found = look(publisher, settings, false).findings().stream()
                .map(Finding::what)
                .distinct()
                .toList();
        assertThat(found).isSubsetOf("version", "Cache-Control");
        return found;
    }
}
