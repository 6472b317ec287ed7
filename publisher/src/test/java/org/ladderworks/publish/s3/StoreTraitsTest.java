package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.destination.TargetTrial;
import org.ladderworks.publish.s3.AnsweringServer.Answer;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoreTraits;
import org.ladderworks.publish.upload.Trying;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What a trial finds of stores that are known. */
class StoreTraitsTest {
    @RegisterExtension
    static final SharedS3Mock MOCK = new SharedS3Mock();

    private static StoreTraits tried(S3Store server, String folder) throws IOException {
        try (ObjectStore store = server.publishing(folder, StoreTraits.ALL)) {
            StoreTraits found = new TargetTrial(
                            store, new Trying(store.name(), 1, Duration.ofSeconds(20), new Cancellation()))
                    .traits();
            List<String> left = new ArrayList<>();
            store.list("", object -> left.add(object.key()));
            assertThat(left).isEmpty();
            return found;
        }
    }

    @Test
    @DisplayName("S3Proxy holds conditions, and compares what it gets with the SHA-256 that was signed")
    void s3Proxy() throws IOException {
        try (S3ProxyStore proxy = new S3ProxyStore()) {
            assertThat(tried(proxy, "trial")).isEqualTo(new StoreTraits(true, true));
        }
    }

    @Test
    @DisplayName("one that believes everybody does not")
    void believing() throws IOException {
        try (S3ProxyStore proxy = S3ProxyStore.readByAnyone()) {
            assertThat(tried(proxy, "trial").checks()).isFalse();
        }
        assertThat(tried(MOCK.store(), "trial").checks()).isFalse();
    }

    @Test
    @DisplayName("what was sent elsewhere by the SDK tells nothing of what the store finds out")
    void ledElsewhere() throws IOException {
        Answer elsewhere = Answer.refusal(400, "AuthorizationHeaderMalformed", "the region is wrong");
        Answer taken = new Answer(200, Map.of("ETag", "\"1\""), "");
        try (AnsweringServer server = new AnsweringServer(elsewhere, taken);
                ObjectStore store = BucketStore.open(
                        BucketSettings.of(
                                "films",
                                "",
                                new S3Settings(
                                        Optional.of("us-east-1"),
                                        Optional.of(server.endpoint()),
                                        Optional.empty(),
                                        false,
                                        false)),
                        Bandwidth.of(Optional.empty()),
                        StoreTraits.ALL,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDANYONE", "any")),
                        BucketParts.SIZE)) {
            assertThat(store.findsDamage("x")).isFalse();
        }
    }
}
