package org.ladderworks.publish.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ladderworks.publish.store.Bandwidth;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointParams;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * The two requests that carry bytes, PutObject and UploadPart, without the SDK, to stores of one's own ({@code
 * docs/decisions/0033}). Fails with the exceptions that the SDK would fail with. Thread-safe.
 */
final class LeanPut implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final URI bucket;
    private final RequestSignature signature;
    private final AwsCredentialsProvider credentials;
    private final PutClient client;
    private volatile boolean stopped;
    private volatile Stamp lastStamp = new Stamp(-1, "");

    /** A second as it is written: many requests are sent in one. */
    private record Stamp(long second, String text) {}

    private LeanPut(URI bucket, String region, AwsCredentialsProvider credentials, PutClient client) {
        this.bucket = bucket;
        this.signature = new RequestSignature(region);
        this.credentials = credentials;
        this.client = client;
    }

    /**
     * For a bucket; empty where only the SDK knows the way: to AWS, which may lead elsewhere, and through a proxy.
     *
     * @param connections most at once
     */
    static Optional<LeanPut> open(
            BucketSettings settings, S3Connection connection, Bandwidth bandwidth, int connections) {
        Optional<URI> endpoint = connection
                .endpoint()
                .filter(each -> BucketAddressing.isElsewhere(each.toString()))
                .filter(LeanPut::isDirect);
        return endpoint.filter(_ -> !settings.store().anonymous()).map(each -> {
            Region region = connection.region();
            URI bucket = new BucketAddressing(settings.store().pathStyle())
                    .resolveEndpoint(S3EndpointParams.builder()
                            .bucket(settings.bucket())
                            .region(region)
                            .endpoint(each.toString())
                            .build())
                    .join()
                    .url();
            return new LeanPut(bucket, region.id(), connection.credentials(), new PutClient(connections, bandwidth));
        });
    }

    private static boolean isDirect(URI endpoint) {
        ProxyConfiguration proxy =
                ProxyConfiguration.builder().scheme(endpoint.getScheme()).build();
        return proxy.host() == null;
    }

    /**
     * Sends bytes.
     *
     * @param key of the object in the bucket
     * @param query encoded and sorted, or empty
     * @param headers by names in lower case
     * @param sha256 of the bytes, in lower-case hex: the store refuses others
     * @return the tag of what was made
     */
    String put(String key, String query, Map<String, String> headers, ByteBuffer bytes, String sha256) {
        URI target = URI.create(
                bucket + "/" + SdkHttpUtils.urlEncodeIgnoreSlashes(key) + (query.isEmpty() ? "" : "?" + query));
        PutAnswer answer;
        try {
            answer = client.put(target, signed(target, headers, sha256), bytes);
        } catch (IOException e) {
            throw stopped
                    ? AbortedException.create("broken off", e)
                    : SdkClientException.create("the request could not be sent", e);
        }
        if (!answer.isGood()) {
            throw refusal(answer);
        }
        return answer.tag().orElseThrow(() -> SdkClientException.create("the store named no tag"));
    }

    private Map<String, String> signed(URI target, Map<String, String> headers, String sha256) {
        AwsCredentials who = credentials.resolveCredentials();
        SortedMap<String, String> all = new TreeMap<>(headers);
        all.put("host", host(target));
        all.put("x-amz-content-sha256", sha256);
        all.put("x-amz-date", time());
        if (who instanceof AwsSessionCredentials session) {
            all.put("x-amz-security-token", session.sessionToken());
        }
        all.forEach(LeanPut::requireOneLine);
        String authorization = signature.of("PUT", target, all, who);
        all.put("Authorization", authorization);
        return all;
    }

    private String time() {
        long second = Instant.now().getEpochSecond() - SdkGlobalTime.getGlobalTimeOffset();
        Stamp known = lastStamp;
        if (known.second() != second) {
            known = new Stamp(second, TIME.format(Instant.ofEpochSecond(second)));
            lastStamp = known;
        }
        return known.text();
    }

    private static void requireOneLine(String name, String value) {
        if (value.chars().anyMatch(each -> each < ' ' || each > '~')) {
            throw new IllegalArgumentException(name + " has characters that no header can have");
        }
    }

    private static String host(URI target) {
        int port = target.getPort();
        boolean usual = port < 0 || port == ("https".equals(target.getScheme()) ? HTTPS : HTTP);
        return usual ? target.getHost() : target.getHost() + ":" + port;
    }

    private static S3Exception refusal(PutAnswer answer) {
        S3Exception refusal = (S3Exception) S3Exception.builder()
                .statusCode(answer.status())
                .message(answer.code())
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(answer.code())
                        .errorMessage(answer.message())
                        .build())
                .build();
        if (S3Refusals.isOfClocks(refusal)) {
            answer.date().ifPresent(LeanPut::learnTime);
        }
        return refusal;
    }

    /** As the SDK does, for all its clients. */
    private static void learnTime(String date) {
        try {
            Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            SdkGlobalTime.setGlobalTimeOffset((int) (Instant.now().getEpochSecond() - there.getEpochSecond()));
        } catch (DateTimeException e) {
            // Then the refusal is all that is known.
        }
    }

    void stop() {
        stopped = true;
        client.stop();
    }

    @Override
    public void close() {
        client.close();
    }
}
