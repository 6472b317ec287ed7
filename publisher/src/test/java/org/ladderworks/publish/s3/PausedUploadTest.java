package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.publish.PublishSettings;
import org.ladderworks.publish.Publisher;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.release.Gzip;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoreTraits;

/** An upload that is held for a while. */
class PausedUploadTest {
    private static final TitleName TITLE = new TitleName("film-7");
    private static final long A_SECOND = 4_000_000;
    private static final int LANES = 8;
    private static S3ProxyStore proxy;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        proxy = new S3ProxyStore();
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @Test
    @DisplayName("nothing is sent during a short pause, and no request is lost by it")
    void shortly() throws Exception {
        held(Duration.ofSeconds(3), 30_000, 0);
    }

    @Test
    @DisplayName("nothing is sent during a pause that is longer than the store waits, and all of it arrives then")
    void forLong() throws Exception {
        held(Duration.ofSeconds(11), 9_500, 200_000_000);
    }

    /**
     * @param silenceMillis how long the store waits for bytes
     * @param again how many bytes may be sent twice
     */
    private void held(Duration time, int silenceMillis, long again) throws Exception {
        // A hundred files that wait for their turn, and one in parts.
        Path made = TestPackage.make(folder.resolve("package"), 5, 50, 30_000);
        byte[] large = new byte[20 << 20];
        new Random(7).nextBytes(large);
        TestPackage.change(made, "video/avc-360p/00001.m4s", large);
        Release release = Release.of(made);
        Pause pause = new Pause();
        Cancellation cancellation = new Cancellation().with(pause);
        String prefix = UUID.randomUUID().toString();
        try (CountingRelay relay = new CountingRelay(proxy.endpoint().orElseThrow(), silenceMillis);
                ObjectStore store = store(prefix, relay.endpoint(), cancellation)) {
            Publisher publisher = new Publisher(
                    store,
                    // So short that a pause that counted would end it.
                    new PublishSettings(LANES, Duration.ofSeconds(5), "ann", "desk-1"),
                    folder.resolve("journals"),
                    Clock.systemUTC());
            CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> {
                var _ = publisher.publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, cancellation);
            });
            await(() -> relay.bytes() > A_SECOND);
            pause.pause(Pause.Cause.OPERATOR, Saying.inWords("by hand"));
            Thread.sleep(1000);
            long held = relay.bytes();
            Thread.sleep(time);
            // But for what is still in the buffers of connections that are broken off.
            assertThat(relay.bytes()).as("nothing comes during a pause").isBetween(held, held + LANES * (16L << 10));
            assertThat(upload).isNotDone();
            pause.resume(Pause.Cause.OPERATOR);
            upload.get(60, TimeUnit.SECONDS);
            assertThat(relay.bytes()).isBetween(release.size(), release.size() + 1_000_000 + again);
        }
        same(release, prefix);
    }

    private static ObjectStore store(String prefix, URI endpoint, Cancellation cancellation) {
        S3Settings settings =
                new S3Settings(Optional.of("us-east-1"), Optional.of(endpoint), Optional.empty(), false, false);
        return BucketStore.open(
                BucketSettings.of(proxy.bucket(), prefix, settings),
                Bandwidth.of(Optional.of(A_SECOND), cancellation),
                StoreTraits.ALL,
                proxy.credentials(),
                BucketParts.SIZE);
    }

    private static void same(Release release, String prefix) throws IOException {
        try (ObjectStore store = proxy.publishing(prefix)) {
            for (var file : release.files()) {
                byte[] stored = store.read("film-7/v/" + release.id() + "/" + file.path(), 64 << 20)
                        .orElseThrow()
                        .bytes();
                assertThat(Gzip.isPacked(stored) ? Gzip.unpack(stored, 1 << 20) : stored)
                        .as(file.path())
                        .isEqualTo(Files.readAllBytes(release.folder().resolve(file.path())));
            }
            assertThat(store.find("film-7/master.m3u8")).isPresent();
        }
    }

    private static void await(java.util.function.BooleanSupplier what) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it came too late").isLessThan(end);
            Thread.sleep(10);
        }
    }
}
