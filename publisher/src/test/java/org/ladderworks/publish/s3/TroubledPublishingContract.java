package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
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
import org.ladderworks.publish.TestTitle;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.s3.RecordingRelay.Recorded;
import org.ladderworks.publish.s3.TroubledRelay.Trouble;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoreTraits;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkGlobalTime;

/** Publishing to a store of S3 that is busy, fails, cuts, damages, and does not believe us any more. */
abstract class TroubledPublishingContract {
    private static final int SMALL_PARTS = 5 << 20;

    @TempDir
    Path folder;

    private final String prefix = UUID.randomUUID().toString();

    abstract S3Store store();

    /** Whether what arrives is held to its Content-MD5, parts too, and refused as S3 does. */
    abstract boolean tellsOfDamage();

    private URI server() {
        return store().endpoint().orElseThrow();
    }

    private BucketStore bucket(URI endpoint, AwsCredentialsProvider credentials, Optional<Long> bytesPerSecond) {
        S3Settings settings =
                new S3Settings(Optional.of("us-east-1"), Optional.of(endpoint), Optional.empty(), false, false);
        return BucketStore.open(
                BucketSettings.of(store().bucket(), prefix, settings),
                Bandwidth.of(bytesPerSecond),
                new StoreTraits(true, store().checksSignatures()),
                credentials,
                SMALL_PARTS);
    }

    private BucketStore bucket(URI endpoint) {
        return bucket(endpoint, store().credentials(), Optional.empty());
    }

    private void publish(ObjectStore store, Release release, Duration patience, Cancellation cancellation) {
        new Publisher(
                        store,
                        new PublishSettings(16, patience, "ann", "desk-1"),
                        folder.resolve("journals"),
                        Clock.systemUTC())
                .publish(release, TestTitle.NAME, Optional.empty(), Progress.Listener.NONE, cancellation);
    }

    private void publish(ObjectStore store, Release release) {
        publish(store, release, Duration.ofSeconds(20), new Cancellation());
    }

    private void shows(Release release) throws IOException {
        try (BucketStore store = bucket(server())) {
            new TestTitle(store, folder).shows(release);
        }
    }

    private Release release(int segments, int size) {
        return Release.of(TestPackage.make(folder.resolve("package"), 5, segments, size));
    }

    /** What the SDK learns of time it keeps for all clients of a process. */
    @AfterEach
    void setClockRight() {
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @Test
    void allArrivesThroughAllTrouble() throws IOException {
        Release release = release(40, 30_000);
        Set<Trouble> troubles = EnumSet.allOf(Trouble.class);
        if (!tellsOfDamage()) {
            troubles.remove(Trouble.DAMAGING);
        }
        try (TroubledRelay relay = new TroubledRelay(server(), 11, troubles);
                BucketStore store = bucket(relay.endpoint())) {
            publish(store, release, Duration.ofMinutes(3), new Cancellation());
            assertThat(relay.seen()).containsOnlyKeys(troubles);
        }
        shows(release);
    }

    @Test
    void aPartThatArrivesAsAnotherIsSentAgain() throws IOException {
        assumeTrue(tellsOfDamage(), "this store does not look at the checksum of a part");
        try (BucketStore direct = bucket(server());
                DamagingRelay relay = new DamagingRelay(server(), 1 << 20, 2);
                BucketStore store = bucket(relay.endpoint())) {
            Release release = new TestTitle(direct, folder).largeRelease("large", 7);
            publish(store, release);
            assertThat(relay.damaged()).isEqualTo(2);
            shows(release);
        }
    }

    @Test
    @DisplayName("credentials that are refused in the middle are told, never shown, and the same command goes on")
    void wrongCredentialsInBetween() throws IOException {
        assumeTrue(store().checksSignatures(), "this store believes everybody");
        AtomicInteger asked = new AtomicInteger();
        AwsCredentialsProvider ending = () -> asked.incrementAndGet() < 40
                ? store().credentials().resolveCredentials()
                : AwsBasicCredentials.create("AKIDEXPIRED", "gone");
        Release release = release(40, 3_000);
        try (BucketStore store = bucket(server(), ending, Optional.empty())) {
            PublishException told = refused(store, release);
            assertThat(told.code()).isIn(ErrorCode.TARGET_CREDENTIALS, ErrorCode.TARGET_RIGHT_MISSING);
            assertThat(told + told.remedy()).doesNotContain("gone");
        }
        goesOn(release);
    }

    @Test
    void aSignInThatExpiresInBetweenIsToldAndTheSameGoesOn() throws IOException {
        String body = "<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>";
        String answer = "HTTP/1.1 400 Bad Request\r\nContent-Type: application/xml\r\nConnection: close\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        Release release = release(40, 3_000);
        List<String> taken;
        try (RecordingRelay relay = new RecordingRelay(server(), 40, answer);
                BucketStore store = bucket(relay.endpoint())) {
            PublishException told = refused(store, release);
            assertThat(told.code()).isEqualTo(ErrorCode.TARGET_CREDENTIALS);
            assertThat(told).hasMessageContaining("ExpiredToken");
            assertThat(told.remedy()).contains("Sign in again", "the same command goes on");
            taken = taken(relay);
        }
        assertThat(taken).as("what had arrived").hasSizeGreaterThan(10);
        assertThat(goesOn(release)).as("sent again").doesNotContainAnyElementsOf(taken);
    }

    private PublishException refused(BucketStore store, Release release) {
        try {
            publish(store, release);
        } catch (PublishException e) {
            return e;
        }
        throw new AssertionError("it was published");
    }

    /** Publishes the rest, and gives what was sent for it. */
    private List<String> goesOn(Release release) throws IOException {
        try (RecordingRelay relay = new RecordingRelay(server());
                BucketStore store = bucket(relay.endpoint())) {
            assertThat(store.find("film-7/current.json")).isEmpty();
            publish(store, release);
            shows(release);
            return taken(relay);
        }
    }

    private static List<String> taken(RecordingRelay relay) {
        return relay.requests().stream()
                .filter(Recorded::isTaken)
                .map(Recorded::target)
                .toList();
    }

    @Test
    @DisplayName("a clock that is two hours off is set right by the store's own")
    void aWrongClock() throws IOException {
        assumeTrue(store().checksSignatures(), "this store believes everybody");
        SdkGlobalTime.setGlobalTimeOffset(7200);
        Release release = release(4, 3_000);
        try (BucketStore store = bucket(server())) {
            publish(store, release);
        }
        assertThat(SdkGlobalTime.getGlobalTimeOffset()).isBetween(-5, 5);
        shows(release);
    }

    @Test
    void cancellingTakesEffectAtOnce() throws Exception {
        Release release = release(40, 30_000);
        Cancellation cancellation = new Cancellation();
        // 2.4 MB would take two minutes.
        try (BucketStore store = bucket(server(), store().credentials(), Optional.of(20_000L))) {
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
                    .isInstanceOf(CancellationException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            canceller.join();
        }
    }
}
