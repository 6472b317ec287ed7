package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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
import org.ladderworks.publish.s3.AnsweringServer.Answer;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkGlobalTime;

/** Publishing to a store that is busy, fails, cuts, damages and refuses. */
class TroubledPublishingTest {
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

    private BucketStore store(String prefix, URI endpoint, AwsCredentialsProvider credentials) {
        S3Settings settings =
                new S3Settings(Optional.of("us-east-1"), Optional.of(endpoint), Optional.empty(), false, false);
        return BucketStore.open(
                BucketSettings.of(proxy.bucket(), prefix, settings), Bandwidth.of(Optional.empty()), true, credentials);
    }

    private void publish(ObjectStore store, Release release, Duration patience) {
        new Publisher(
                        store,
                        new PublishSettings(16, patience, "ann", "desk-1"),
                        folder.resolve("journals"),
                        Clock.systemUTC())
                .publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, new Cancellation());
    }

    /** What the SDK learns of time it keeps for all clients of a process. */
    @AfterEach
    void setClockRight() {
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @Test
    void allArrivesThroughAllTrouble() throws IOException {
        Release release = Release.of(TestPackage.make(folder.resolve("package"), 5, 40, 30_000));
        String prefix = UUID.randomUUID().toString();
        try (TroubledRelay relay = new TroubledRelay(proxy.endpoint().orElseThrow(), 11);
                BucketStore store = store(prefix, relay.endpoint(), proxy.credentials())) {
            publish(store, release, Duration.ofMinutes(3));
            assertThat(relay.seen()).containsOnlyKeys(TroubledRelay.Trouble.values());
        }
        try (BucketStore store = store(prefix, proxy.endpoint().orElseThrow(), proxy.credentials())) {
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
    void credentialsThatEndInBetweenAreToldAndTheSameGoesOn() throws IOException {
        Release release = Release.of(TestPackage.make(folder.resolve("package"), 6, 40, 3_000));
        String prefix = UUID.randomUUID().toString();
        AtomicInteger asked = new AtomicInteger();
        AwsCredentialsProvider ending = () -> asked.incrementAndGet() < 40
                ? proxy.credentials().resolveCredentials()
                : AwsBasicCredentials.create("AKIDEXPIRED", "gone");
        URI endpoint = proxy.endpoint().orElseThrow();
        try (BucketStore store = store(prefix, endpoint, ending)) {
            assertThatThrownBy(() -> publish(store, release, Duration.ofSeconds(10)))
                    .isInstanceOfSatisfying(PublishException.class, e -> {
                        assertThat(e.code()).isIn(ErrorCode.TARGET_CREDENTIALS, ErrorCode.TARGET_RIGHT_MISSING);
                        assertThat(e.toString() + e.remedy())
                                .doesNotContain(S3ProxyStore.SECRET)
                                .doesNotContain("gone");
                    });
        }
        try (BucketStore store = store(prefix, endpoint, proxy.credentials())) {
            AtomicInteger before = new AtomicInteger();
            store.list("", _ -> before.incrementAndGet());
            assertThat(before.get()).as("what had arrived").isPositive();
            publish(store, release, Duration.ofSeconds(10));
            assertThat(store.find("film-7/master.m3u8")).isPresent();
        }
    }

    @Test
    void aStoreThatNeverAnswersIsGivenUp() {
        Release release = Release.of(TestPackage.make(folder.resolve("package"), 6, 2, 3_000));
        try (AnsweringServer server = new AnsweringServer(Answer.refusal(503, "SlowDown", "later"));
                BucketStore store = store("", server.endpoint(), proxy.credentials())) {
            assertThatThrownBy(() -> publish(store, release, Duration.ofMillis(800)))
                    .isInstanceOfSatisfying(
                            PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE));
            assertThat(server.requests()).hasSizeBetween(2, 6);
        }
    }

    @Test
    void aMissingRightIsNamed() {
        Release release = Release.of(TestPackage.make(folder.resolve("package"), 6, 2, 3_000));
        try (AnsweringServer server = new AnsweringServer(Answer.refusal(
                        403, "AccessDenied", "User: x is not authorized to perform: s3:ListBucket on resource: y"));
                BucketStore store = store("", server.endpoint(), proxy.credentials())) {
            assertThatThrownBy(() -> publish(store, release, Duration.ofSeconds(5)))
                    .isInstanceOfSatisfying(
                            PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_RIGHT_MISSING))
                    .hasMessageContaining("s3:ListBucket");
        }
    }

    @Test
    void aWrongClockIsSetRightByTheStoresOwn() {
        Answer skewed =
                Answer.refusal(403, "RequestTimeTooSkewed", "clocks").with("Date", "Mon, 01 Jun 2026 00:00:00 GMT");
        Answer empty = new Answer(404, java.util.Map.of(), "");
        try (AnsweringServer server = new AnsweringServer(skewed, empty);
                BucketStore store = store("", server.endpoint(), proxy.credentials())) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> store.read("x", 10)))
                    .isNull();
            assertThat(server.requests().getLast().header("x-amz-date")).startsWith("20260601");
        }
    }

    @Test
    void cancellingTakesEffectAtOnce() throws Exception {
        Release release = Release.of(TestPackage.make(folder.resolve("package"), 6, 40, 30_000));
        Cancellation cancellation = new Cancellation();
        S3Settings settings = proxy.settings();
        try (BucketStore store = BucketStore.open(
                BucketSettings.of(proxy.bucket(), UUID.randomUUID().toString(), settings),
                // 2.4 MB would take two minutes.
                Bandwidth.of(Optional.of(20_000L)),
                true,
                proxy.credentials())) {
            Publisher publisher = new Publisher(
                    store,
                    new PublishSettings(16, Duration.ofMinutes(5), "ann", "desk-1"),
                    folder.resolve("journals"),
                    Clock.systemUTC());
            Thread canceller = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(1500);
                } catch (InterruptedException e) {
                    return;
                }
                cancellation.cancel();
            });
            long begin = System.nanoTime();
            assertThatThrownBy(() ->
                            publisher.publish(release, TITLE, Optional.empty(), Progress.Listener.NONE, cancellation))
                    .isInstanceOf(java.util.concurrent.CancellationException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            canceller.join();
        }
    }
}
