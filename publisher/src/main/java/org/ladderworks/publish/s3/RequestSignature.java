package org.ladderworks.publish.s3;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.disk.Sha256;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Signs requests to S3 whose body's SHA-256 is known already (IAM User Guide, "Create a signed AWS API request"): the SDK would read
 * each body once more to have it. Thread-safe.
 */
final class RequestSignature {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final int DATE = 8;

    private final String region;
    private final AtomicReference<@Nullable DayKey> lastKey = new AtomicReference<>();

    RequestSignature(String region) {
        this.region = region;
    }

    /** What is derived of a secret for a day. Its text has none of it. */
    private static final class DayKey {
        private final String date;
        private final String secret;
        private final Mac mac;

        DayKey(String date, String secret, Mac mac) {
            this.date = date;
            this.secret = secret;
            this.mac = mac;
        }

        /** A Mac is for one thread at a time; a copy costs less than a new one. */
        byte[] sign(String text) {
            try {
                return ((Mac) mac.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the platform's own HmacSHA256 can be copied", e);
            }
        }

        boolean isFor(String otherDate, String otherSecret) {
            return date.equals(otherDate) && secret.equals(otherSecret);
        }
    }

    /**
     * The value of the header {@code Authorization}.
     *
     * @param target with its path and query encoded as they are sent, the query's parameters sorted
     * @param headers all that are signed, by names in lower case: {@code host}, {@code x-amz-date} and
     *     {@code x-amz-content-sha256} among them
     */
    String of(String method, URI target, SortedMap<String, String> headers, AwsCredentials credentials) {
        String time = Objects.requireNonNull(headers.get("x-amz-date"));
        String date = time.substring(0, DATE);
        StringBuilder canonical = new StringBuilder(method)
                .append('\n')
                .append(target.getRawPath())
                .append('\n')
                .append(target.getRawQuery() == null ? "" : target.getRawQuery())
                .append('\n');
        headers.forEach((name, value) ->
                canonical.append(name).append(':').append(value.strip()).append('\n'));
        String names = String.join(";", headers.keySet());
        canonical.append('\n').append(names).append('\n').append(headers.get("x-amz-content-sha256"));
        String scope = date + "/" + region + "/s3/aws4_request";
        String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + Sha256.hex(canonical.toString());
        String signature = HexFormat.of()
                .formatHex(key(date, credentials.secretAccessKey()).sign(toSign));
        return ALGORITHM + " Credential=" + credentials.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                + ", Signature=" + signature;
    }

    private DayKey key(String date, String secret) {
        DayKey known = lastKey.get();
        if (known != null && known.isFor(date, secret)) {
            return known;
        }
        byte[] day = mac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), date);
        DayKey key = new DayKey(date, secret, keyed(mac(mac(mac(day, region), "s3"), "aws4_request")));
        lastKey.set(key);
        return key;
    }

    private static byte[] mac(byte[] key, String text) {
        return keyed(key).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
