package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.remote.BucketLocation;

/** The contract with S3Proxy, and what takes a connection that breaks on its way. */
class S3ProxyOriginTest extends S3OriginContract {
    private final S3ProxyStore store = new S3ProxyStore();

    @Override
    S3Store store() {
        return store;
    }

    @AfterAll
    void stop() {
        store.close();
    }

    @Test
    @DisplayName("a connection that breaks in the middle goes on by a range of the same object")
    void broken() throws Exception {
        String key = put("broken.mov", FILM);
        try (CuttingRelay relay = new CuttingRelay(store.endpoint().orElseThrow(), 1_000_000, () -> {})) {
            assertThat(fetch(relay, key)).hasBinaryContent(FILM);
            assertThat(relay.requests()).hasSize(2);
            assertThat(relay.requests().getFirst()).doesNotContainIgnoringCase("range:");
            assertThat(relay.requests().getLast())
                    .containsIgnoringCase("if-match: \"")
                    .containsPattern("(?i)range: bytes=9\\d{5}-");
        }
    }

    @Test
    @DisplayName("an object that is another when its connection has broken is fetched anew, whole")
    void brokenAndChanged() throws Exception {
        String key = put("broken-and-changed.mov", FILM);
        Runnable change = () -> put("broken-and-changed.mov", OTHER);
        try (CuttingRelay relay = new CuttingRelay(store.endpoint().orElseThrow(), 1_000_000, change)) {
            assertThat(fetch(relay, key)).hasBinaryContent(OTHER);
        }
    }

    @Test
    @DisplayName("a job that is cancelled does not wait for a connection that stands still")
    void cancelledWhileNothingComes() throws Exception {
        String key = put("standing.mov", FILM);
        CountDownLatch over = new CountDownLatch(1);
        Cancellation cancellation = new Cancellation();
        // Nothing more comes, and the connection stays open.
        Runnable standStill = () -> {
            Thread.ofVirtual().start(cancellation::cancel);
            await(over);
        };
        try (CuttingRelay relay = new CuttingRelay(store.endpoint().orElseThrow(), 1_000_000, standStill)) {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> fetch(relay, key, cancellation)).isInstanceOf(CancellationException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
            over.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path fetch(CuttingRelay relay, String key) {
        return fetch(relay, key, new Cancellation());
    }

    private Path fetch(CuttingRelay relay, String key, Cancellation cancellation) {
        S3Settings settings =
                new S3Settings(Optional.of("us-east-1"), Optional.of(relay.endpoint()), Optional.empty(), false, false);
        return downloads(settings, store.credentials())
                .fetch(new BucketLocation(store.bucket(), key), (_, _) -> {}, cancellation);
    }
}
