package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.PublishSettings;
import org.ladderworks.publish.Publisher;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.release.Gzip;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;

/** What networks and busy stores do, through the transport of AWS's Common Runtime. */
class CrtTroubleTest {
    private static final TitleName TITLE = new TitleName("film-7");
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

    private static BucketStore store(String prefix, URI endpoint, Optional<Long> limit) {
        S3Settings settings =
                new S3Settings(Optional.of("us-east-1"), Optional.of(endpoint), Optional.empty(), false, false);
        return BucketStore.open(
                BucketSettings.of(proxy.bucket(), prefix, settings),
                Bandwidth.of(limit),
                true,
                Transport.CRT,
                proxy.credentials(),
                BucketParts.SIZE);
    }

    private void publish(ObjectStore store, Release release, Duration patience, Cancellation cancellation) {
        var _ = new Publisher(
                        store,
                        new PublishSettings(16, patience, "ann", "desk-1"),
                        folder.resolve("journals"),
                        Clock.systemUTC())
                .publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, cancellation);
    }

    @Test
    @DisplayName("busy, failing, cut, damaged and slow connections: all of it arrives, whole")
    void allArrives() throws IOException {
        Release release = Release.of(TestPackage.make(folder.resolve("package"), 5, 40, 30_000));
        String prefix = UUID.randomUUID().toString();
        try (TroubledRelay relay = new TroubledRelay(
                        proxy.endpoint().orElseThrow(), 11, Set.of(TroubledRelay.Trouble.values()), 20_000);
                BucketStore store = store(prefix, relay.endpoint(), Optional.empty())) {
            publish(store, release, Duration.ofMinutes(3), new Cancellation());
            assertThat(relay.seen()).containsOnlyKeys(TroubledRelay.Trouble.values());
        }
        try (ObjectStore store = proxy.publishing(prefix)) {
            for (var file : release.files()) {
                byte[] stored = store.read("film-7/v/" + release.id() + "/" + file.path(), 1 << 20)
                        .orElseThrow()
                        .bytes();
                assertThat(Gzip.isPacked(stored) ? Gzip.unpack(stored, 1 << 20) : stored)
                        .as(file.path())
                        .isEqualTo(Files.readAllBytes(release.folder().resolve(file.path())));
            }
        }
    }

    @Test
    @DisplayName("cancelling takes effect at once")
    void cancelled() throws Exception {
        Release release = Release.of(TestPackage.make(folder.resolve("package"), 6, 40, 30_000));
        Cancellation cancellation = new Cancellation();
        try (CountingRelay relay = new CountingRelay(proxy.endpoint().orElseThrow(), 30_000);
                // 2.4 MB would take two minutes.
                BucketStore store = store(UUID.randomUUID().toString(), relay.endpoint(), Optional.of(20_000L))) {
            Thread canceller = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(1500);
                } catch (InterruptedException e) {
                    return;
                }
                cancellation.cancel();
            });
            long begin = System.nanoTime();
            assertThatThrownBy(() -> publish(store, release, Duration.ofMinutes(5), cancellation))
                    .isInstanceOf(java.util.concurrent.CancellationException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            canceller.join();
            Thread.sleep(500);
            long sent = relay.bytes();
            Thread.sleep(2000);
            assertThat(relay.bytes()).as("nothing is sent behind it").isEqualTo(sent);
        }
    }

    @Test
    @DisplayName("a store that is not there is told in words")
    void refused() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Release release = Release.of(TestPackage.make(folder.resolve("package"), 6, 2, 3_000));
        try (BucketStore store = store("", URI.create("http://127.0.0.1:" + free), Optional.empty())) {
            assertThatThrownBy(() -> publish(store, release, Duration.ofMillis(800), new Cancellation()))
                    .isInstanceOfSatisfying(
                            PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE))
                    .hasMessageContaining("127.0.0.1");
        }
    }
}
