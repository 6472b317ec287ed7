package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.disk.Sha256;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;

/** The signer of the SDK has the last word. */
class RequestSignatureTest {
    private static final AwsBasicCredentials WHO = AwsBasicCredentials.create("AKIDANYONE", "a/secret+of=40");
    private static final byte[] BODY = {1, 2, 3};

    private static String ofSdk(URI target, SortedMap<String, String> headers, Instant at) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.PUT).uri(target);
        headers.forEach((name, value) -> {
            if (!List.of("host", "x-amz-date", "x-amz-content-sha256").contains(name)) {
                request.putHeader(name, value);
            }
        });
        return AwsV4HttpSigner.create()
                .sign(SignRequest.builder(WHO)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(BODY))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC))
                        .build())
                .request()
                .firstMatchingHeader("Authorization")
                .orElseThrow();
    }

    private static SortedMap<String, String> headers(String host) {
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put("host", host);
        headers.put("x-amz-date", "20260601T120000Z");
        headers.put("x-amz-content-sha256", Sha256.hex(BODY));
        headers.put("content-type", "video/mp4");
        headers.put("cache-control", "public, max-age=31536000, immutable");
        headers.put("if-none-match", "*");
        headers.put("x-amz-meta-sha256", Sha256.hex(BODY));
        return headers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000/films/vod/film-7/v/1/video/00001.m4s",
                "https://films.store.example/a%20b/%C3%BC%2B.m4s",
                "http://127.0.0.1:9000/films/a.m4s?partNumber=7&uploadId=a%2Bb%2F%3D~"
            })
    void sameAsSdk(String address) {
        URI target = URI.create(address);
        SortedMap<String, String> headers = headers(target.getPort() < 0 ? target.getHost() : target.getAuthority());
        assertThat(new RequestSignature("eu-west-1").of("PUT", target, headers, WHO))
                .isEqualTo(ofSdk(target, headers, Instant.parse("2026-06-01T12:00:00Z")));
    }

    @Test
    @DisplayName("a key that was derived is used for its day and its secret alone")
    void anotherDayAndSecret() {
        RequestSignature signature = new RequestSignature("eu-west-1");
        URI target = URI.create("http://127.0.0.1:9000/films/a.m4s");
        SortedMap<String, String> headers = headers("127.0.0.1:9000");
        String first = signature.of("PUT", target, headers, WHO);
        assertThat(signature.of("PUT", target, headers, AwsBasicCredentials.create("AKIDANYONE", "another")))
                .isNotEqualTo(first);
        headers.put("x-amz-date", "20260602T120000Z");
        assertThat(signature.of("PUT", target, headers, WHO))
                .isEqualTo(ofSdk(target, headers, Instant.parse("2026-06-02T12:00:00Z")));
    }
}
