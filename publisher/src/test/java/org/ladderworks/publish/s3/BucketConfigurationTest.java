package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.testing.AnsweringServer;
import org.ladderworks.publish.s3.BucketConfiguration.Part;
import org.ladderworks.publish.s3.BucketConfiguration.Present;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Settings of a bucket come and go as they are, whatever a store has in them. */
class BucketConfigurationTest {
    private final SettingsServer bucket = new SettingsServer();
    private final BucketConfiguration configuration = BucketConfiguration.open(
            BucketSettings.of(
                    "films",
                    "",
                    new S3Settings(
                            Optional.of("us-east-1"),
                            Optional.of(URI.create(bucket.server().at(""))),
                            Optional.empty(),
                            false,
                            false)),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "DoNotTellThisSecretKey")));

    @AfterEach
    void close() {
        configuration.close();
        bucket.close();
    }

    private static String lifecycle(String rules) {
        return "<LifecycleConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + rules
                + "</LifecycleConfiguration>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Rule><ID>a</ID><Filter><Prefix></Prefix></Filter><Status>Enabled</Status><Expiration><Days>3</Days></Expiration></Rule>",
                "<Rule><ID></ID><Filter/><Status>Disabled</Status><Expiration>"
                        + "<ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration></Rule>",
                "<Rule><Prefix>old/</Prefix><Status>Enabled</Status><Transition><Date>2030-01-01T00:00:00.000Z</Date>"
                        + "<StorageClass>DEEP_ARCHIVE</StorageClass></Transition><Transition><Days>9</Days>"
                        + "<StorageClass>OF_ANOTHER_STORE</StorageClass></Transition></Rule>",
                "<Rule><Filter><And><ObjectSizeGreaterThan>5000000000</ObjectSizeGreaterThan><Prefix>a&lt;b/</Prefix></And></Filter>"
                        + "<Status>Enabled</Status><NoncurrentVersionExpiration><NewerNoncurrentVersions>2</NewerNoncurrentVersions>"
                        + "<NoncurrentDays>1</NoncurrentDays></NoncurrentVersionExpiration></Rule>"
            })
    @DisplayName("what was read and set again is the same to the store")
    void same(String rules) throws IOException {
        bucket.set("lifecycle", lifecycle(rules));
        Present.Rules first = (Present.Rules) configuration.read(Part.LIFECYCLE);
        assertThat(configuration.write(Part.LIFECYCLE, first.json(), first)).isTrue();
        assertThat(bucket.replaced()).containsExactly("lifecycle");
        assertThat(configuration.read(Part.LIFECYCLE)).isEqualTo(first);
        for (String leaf : rules.split("<[^>]+>", -1)) {
            assertThat(bucket.get("lifecycle")).contains(leaf.replace(".000Z", "Z"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Rule><ID>a</ID><Status>Enabled</Status><Expiration><Days>3</Days><Hours>4</Hours></Expiration></Rule>",
                "<Rule><Action><Delete/></Action><Condition><Age>30</Age></Condition></Rule>",
                "<Note>hello</Note>"
            })
    @DisplayName("what the SDK does not know is not taken for nothing")
    void unknown(String rules) {
        bucket.set("lifecycle", lifecycle(rules));
        refused(Part.LIFECYCLE, ErrorCode.BUCKET_SETTINGS_UNUSABLE, "it would be lost");
    }

    @Test
    @DisplayName("rules in another store's own form are not taken for nothing either")
    void otherForm() {
        bucket.set(
                "cors", "<CorsConfig><Cors><Origins><Origin>https://a.example</Origin></Origins></Cors></CorsConfig>");
        refused(Part.CORS, ErrorCode.BUCKET_SETTINGS_UNUSABLE, "it would be lost");
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, TARGET_RIGHT_MISSING, the right s3:GetBucketCORS is missing",
        "403, InvalidAccessKeyId, TARGET_CREDENTIALS, InvalidAccessKeyId",
        "404, NoSuchBucket, TARGET_UNUSABLE, has no bucket films",
        "404, NoSuchKey, TARGET_UNUSABLE, refuses its CORS rules"
    })
    @DisplayName("what a store refuses is told by name, and not taken for nothing")
    void refusals(int status, String code, ErrorCode expected, String words) {
        bucket.server().answers(SettingsServer.refusal(status, code));
        refused(Part.CORS, expected, words);
    }

    @Test
    @DisplayName(
            "a store that does not know such settings is no error; trouble that may pass, and an answer without an end are")
    void others() throws IOException {
        for (int status : new int[] {501, 405}) {
            bucket.server().answers(SettingsServer.refusal(status, "NotImplemented"));
            assertThat(configuration.read(Part.POLICY)).isEqualTo(new Present.NotOffered());
            assertThat(configuration.write(Part.POLICY, "{}", new Present.Rules("", Optional.empty())))
                    .isFalse();
        }
        bucket.server().answers(SettingsServer.refusal(503, "SlowDown"));
        assertThatThrownBy(() -> configuration.read(Part.CORS)).isInstanceOf(IOException.class);
        bucket.server().answers(AnsweringServer.endless(64 << 20));
        assertThatThrownBy(() -> configuration.read(Part.CORS)).isInstanceOf(Exception.class);
    }

    private void refused(Part part, ErrorCode code, String words) {
        assertThatThrownBy(() -> configuration.read(part)).isInstanceOfSatisfying(PublishException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).contains(words);
        });
    }
}
