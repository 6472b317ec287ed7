package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
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
import org.ladderworks.publish.s3.AnsweringServer.Answer;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.StoreTraits;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.sts.model.StsException;

/** Publishing to a store that says no, in the words of AWS. */
class RefusingStoreTest {
    @TempDir
    Path folder;

    private static BucketStore store(AnsweringServer server) {
        return store(server, StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDANYONE", "any")));
    }

    private static BucketStore store(AnsweringServer server, AwsCredentialsProvider credentials) {
        S3Settings settings = new S3Settings(
                Optional.of("us-east-1"), Optional.of(server.endpoint()), Optional.empty(), false, false);
        return BucketStore.open(
                BucketSettings.of("films", "", settings),
                Bandwidth.of(Optional.empty()),
                StoreTraits.ALL,
                credentials,
                BucketParts.SIZE);
    }

    private void publish(BucketStore store, Duration patience) {
        Release release = Release.of(TestPackage.make(folder.resolve("package"), 6, 2, 3_000));
        new Publisher(
                        store,
                        new PublishSettings(16, patience, "ann", "desk-1"),
                        folder.resolve("journals"),
                        Clock.systemUTC())
                .publish(release, TestTitle.NAME, Optional.empty(), Progress.Listener.NONE, new Cancellation());
    }

    /** What the SDK learns of time it keeps for all clients of a process. */
    @AfterEach
    void setClockRight() {
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @Test
    void aStoreThatNeverAnswersIsGivenUp() {
        try (AnsweringServer server = new AnsweringServer(Answer.refusal(503, "SlowDown", "later"));
                BucketStore store = store(server)) {
            assertThatThrownBy(() -> publish(store, Duration.ofMillis(800)))
                    .isInstanceOfSatisfying(
                            PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE));
            assertThat(server.requests()).hasSizeBetween(2, 6);
        }
    }

    @Test
    void whatAStoreDoesNotKnowIsNotAskedAgain() {
        try (AnsweringServer server = new AnsweringServer(Answer.refusal(501, "NotImplemented", "never"));
                BucketStore store = store(server)) {
            assertThatThrownBy(() -> publish(store, Duration.ofMinutes(10)))
                    .isInstanceOfSatisfying(
                            PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_UNUSABLE));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aRoleThatMayNotBeTakenOnIsNamed() {
        AtomicInteger asked = new AtomicInteger();
        AwsCredentialsProvider expiring = () -> {
            if (asked.getAndIncrement() == 0) {
                return AwsBasicCredentials.create("AKIDANYONE", "any");
            }
            throw StsException.builder()
                    .statusCode(403)
                    .awsErrorDetails(
                            AwsErrorDetails.builder().errorCode("AccessDenied").build())
                    .build();
        };
        try (AnsweringServer server = new AnsweringServer(new Answer(404, Map.of(), ""));
                BucketStore store = store(server, expiring)) {
            assertThatThrownBy(() -> store.read("x", 10))
                    .isInstanceOfSatisfying(
                            PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_CREDENTIALS))
                    .hasMessageContaining("AccessDenied");
        }
    }

    @Test
    void aMissingRightIsNamed() {
        try (AnsweringServer server = new AnsweringServer(Answer.refusal(
                        403, "AccessDenied", "User: x is not authorized to perform: s3:ListBucket on resource: y"));
                BucketStore store = store(server)) {
            assertThatThrownBy(() -> publish(store, Duration.ofSeconds(5)))
                    .isInstanceOfSatisfying(
                            PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TARGET_RIGHT_MISSING))
                    .hasMessageContaining("s3:ListBucket");
        }
    }

    @Test
    void aWrongClockIsSetRightByTheStoresOwn() throws IOException {
        Answer skewed =
                Answer.refusal(403, "RequestTimeTooSkewed", "clocks").with("Date", "Mon, 01 Jun 2026 00:00:00 GMT");
        try (AnsweringServer server = new AnsweringServer(skewed, new Answer(404, Map.of(), ""));
                BucketStore store = store(server)) {
            assertThat(store.read("x", 10)).isEmpty();
            assertThat(server.requests().getLast().header("x-amz-date")).startsWith("20260601");
        }
    }
}
