package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.testing.Golden;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

class BucketFilesTest {
    private static final BucketReader DISTRIBUTION =
            new BucketReader.Distribution("arn:aws:cloudfront::111122223333:distribution/EDFDVBD632BHDS5");

    private static final BucketScope WHOLE = new BucketScope("titles", "");
    private static final BucketScope VOD = new BucketScope("titles", "vod");

    private static final String FOREIGN_CORS = """
            {"CORSRules": [
              {"AllowedMethods": ["PUT"], "AllowedOrigins": ["https://upload.example.com"], "ID": "uploads"},
              {"ID": "ladderworks-players", "AllowedMethods": ["GET"], "AllowedOrigins": ["*"]},
              {"AllowedMethods": ["GET"], "AllowedOrigins": ["https://old.example.com"]},
              {"ID": "ladderworks-older", "AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}
            ]}
            """;

    private static final String FOREIGN_LIFECYCLE = """
            {
              "TransitionDefaultMinimumObjectSize": "all_storage_classes_128K",
              "Rules": [
                {"ID": "logs", "Filter": {"And": {"Prefix": "logs/", "Tags": [{"Key": "a", "Value": "b"}]}},
                 "Status": "Enabled", "Expiration": {"Days": 30}}
              ]
            }
            """;

    /** As the command line prints it. */
    private static final String FOREIGN_POLICY = """
            {"Policy": "{\\"Version\\":\\"2012-10-17\\",\\"Id\\":\\"theirs\\",\\"Statement\\":{\\"Sid\\":\\"TlsOnly\\",\\"Effect\\":\\"Deny\\",\
            \\"Principal\\":\\"*\\",\\"Action\\":\\"s3:*\\",\\"Resource\\":\\"arn:aws:s3:::titles/*\\",\
            \\"Condition\\":{\\"Bool\\":{\\"aws:SecureTransport\\":\\"false\\"}}}}"}
            """;

    @Test
    @DisplayName("the settings of a bucket that had none, as they are")
    void golden() {
        Golden.check("edge/bucket/cors.json", cors("").text());
        Golden.check("edge/bucket/lifecycle.json", lifecycle("").text());
        Golden.check("edge/bucket/policy.json", policy("").text());
        Golden.check(
                "edge/bucket/policy-addresses.json",
                BucketFiles.policy(
                                WHOLE,
                                new BucketReader.Addresses(List.of("203.0.113.7/32", "2001:db8::/48")),
                                false,
                                "")
                        .text());
    }

    @Test
    @DisplayName("AWS's model takes them: uploads end after 7 days, sources are archived after 90, outputs stay")
    void model() {
        CORSConfiguration cors = SdkShape.read(cors("").text(), CORSConfiguration.builder());
        assertThat(cors.corsRules()).singleElement().satisfies(rule -> {
            assertThat(rule.allowedHeaders()).contains("Range");
            assertThat(rule.exposeHeaders()).contains("ETag", "Content-Length", "Content-Range");
            assertThat(rule.allowedOrigins()).isEqualTo(Edges.guarded().corsOrigins());
        });
        BucketLifecycleConfiguration lifecycle =
                SdkShape.read(lifecycle("").text(), BucketLifecycleConfiguration.builder());
        assertThat(lifecycle.rules()).hasSize(2).allMatch(rule -> rule.expiration() == null);
        LifecycleRule uploads = lifecycle.rules().getFirst();
        assertThat(uploads.abortIncompleteMultipartUpload().daysAfterInitiation())
                .isEqualTo(7);
        LifecycleRule sources = lifecycle.rules().getLast();
        assertThat(sources.filter().prefix()).isEqualTo("raw/");
        assertThat(sources.transitions()).singleElement().satisfies(transition -> {
            assertThat(transition.days()).isEqualTo(90);
            assertThat(transition.storageClassAsString()).isEqualTo("GLACIER");
        });
    }

    @Test
    @DisplayName("rules of others stay, in their order; ours are replaced where they stood")
    void merged() {
        Golden.check("edge/bucket/cors-merged.json", cors(FOREIGN_CORS).text());
        Golden.check(
                "edge/bucket/lifecycle-merged.json",
                lifecycle(FOREIGN_LIFECYCLE).text());
        Golden.check("edge/bucket/policy-merged.json", policy(FOREIGN_POLICY).text());
        SdkShape.read(cors(FOREIGN_CORS).text(), CORSConfiguration.builder());
        SdkShape.read(lifecycle(FOREIGN_LIFECYCLE).text(), BucketLifecycleConfiguration.builder());
    }

    @Test
    @DisplayName("what was applied is not changed again, also in a store that keeps no ids")
    void stable() {
        String cors = cors(FOREIGN_CORS).text();
        assertThat(cors(cors).text()).isEqualTo(cors);
        String unnamed = cors("").text().replace("    \"ID\" : \"ladderworks-players\",\n", "");
        assertThat(unnamed).doesNotContain("ladderworks");
        assertThat(cors(unnamed).text()).isEqualTo(cors("").text());
        String lifecycle = lifecycle(FOREIGN_LIFECYCLE).text();
        assertThat(lifecycle(lifecycle).text()).isEqualTo(lifecycle);
        String policy = policy(FOREIGN_POLICY).text();
        assertThat(policy(policy).text()).isEqualTo(policy);
    }

    @Test
    @DisplayName("two targets of a bucket leave each other's rules alone, and each is for its own folder")
    void twoTargets() {
        BucketScope other = new BucketScope("titles", "trailers");
        String cors = cors(other, cors(VOD, cors("").text()).text()).text();
        assertThat(SdkShape.read(cors, CORSConfiguration.builder()).corsRules())
                .extracting(CORSRule::id)
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(cors(VOD, cors).text()).isEqualTo(cors);
        assertThat(cors(cors).text()).isEqualTo(cors);

        String lifecycle =
                lifecycle(other, lifecycle(VOD, FOREIGN_LIFECYCLE).text()).text();
        assertThat(SdkShape.read(lifecycle, BucketLifecycleConfiguration.builder())
                        .rules())
                .extracting(rule -> rule.filter().prefix())
                .containsExactly(null, "vod/", "vod/raw/", "trailers/", "trailers/raw/");
        assertThat(lifecycle(VOD, lifecycle).text()).isEqualTo(lifecycle);

        String policy = policy(other, policy(VOD, FOREIGN_POLICY).text()).text();
        assertThat(policy).contains("TlsOnly", "titles/vod/*", "titles/trailers/*");
        assertThat(policy(VOD, policy).text()).isEqualTo(policy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "null", "{\"CORSRules\": 1}", "{\"CORSRules\": [1]}", "{\"a\":1,\"a\":2}"})
    @DisplayName("what cannot be read is refused instead of replaced")
    void unreadable(String present) {
        refused(() -> cors(present));
    }

    @Test
    @DisplayName("what no store would take is refused")
    void tooMuch() {
        String rules = IntStream.range(0, 100)
                .mapToObj(i ->
                        "{\"ID\": \"r%d\", \"AllowedMethods\": [\"GET\"], \"AllowedOrigins\": [\"*\"]}".formatted(i))
                .collect(Collectors.joining(",", "{\"CORSRules\": [", "]}"));
        refused(() -> cors(rules));
        refused(() -> policy("{\"Statement\": [{\"Sid\": \"" + "x".repeat(21_000) + "\"}]}"));
        refused(() -> cors(" ".repeat((4 << 20) + 1) + "x"));
        refused(() -> lifecycle("{\"Rules\":" + "[".repeat(5000) + "]".repeat(5000) + "}"));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PublishException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.BUCKET_SETTINGS_UNUSABLE));
    }

    private static EdgeFile cors(String present) {
        return cors(WHOLE, present);
    }

    private static EdgeFile cors(BucketScope scope, String present) {
        return BucketFiles.cors(scope, BucketRules.cors(scope, Edges.guarded().corsOrigins()), present);
    }

    private static EdgeFile lifecycle(String present) {
        return lifecycle(WHOLE, present);
    }

    private static EdgeFile lifecycle(BucketScope scope, String present) {
        return BucketFiles.lifecycle(scope, BucketRules.lifecycle(scope), present);
    }

    private static EdgeFile policy(String present) {
        return policy(VOD, present);
    }

    private static EdgeFile policy(BucketScope scope, String present) {
        return BucketFiles.policy(scope, DISTRIBUTION, false, present);
    }
}
