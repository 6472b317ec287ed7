package org.ladderworks.publish.s3;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.publish.store.Condition;
import org.ladderworks.publish.store.ObjectHeaders;
import org.ladderworks.publish.store.WrongBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Sends bytes into a bucket: by {@link LeanPut} where the store itself compares them with the SHA-256 that was signed, by the SDK
 * with a checksum in a header everywhere else. Thread-safe.
 */
final class BucketSending implements AutoCloseable {
    /** How stores name bytes that are not those that were signed; some only see that the signature is of another request. */
    private static final Set<String> OTHER_BYTES =
            Set.of("XAmzContentSHA256Mismatch", "BadDigest", "InvalidDigest", "SignatureDoesNotMatch");

    private final BucketSettings settings;
    private final ObjectAttributes attributes;
    private final boolean aws;
    private final Optional<LeanPut> lean;
    private volatile boolean ledElsewhere;

    /**
     * For one bucket.
     *
     * @param aws whether the store is AWS's own
     * @param lean where the store compares what it gets
     */
    BucketSending(BucketSettings settings, ObjectAttributes attributes, boolean aws, Optional<LeanPut> lean) {
        this.settings = settings;
        this.attributes = attributes;
        this.aws = aws;
        this.lean = lean;
    }

    /** True where the store, and nobody here, looks whether an object's bytes are those of its SHA-256. */
    boolean isChecked() {
        return lean.isPresent();
    }

    /**
     * PutObject; gives the tag.
     *
     * @param held whether the store is told the condition
     * @throws WrongBytes where the bytes have another SHA-256 than the headers tell
     */
    String object(
            S3Client client, String key, ByteBuffer bytes, ObjectHeaders headers, Condition condition, boolean held) {
        if (lean.isPresent() && !ledElsewhere) {
            try {
                return lean.get().put(key, "", leanHeaders(headers, condition, held), bytes, headers.sha256());
            } catch (S3Exception e) {
                if (OTHER_BYTES.contains(S3Refusals.code(e))
                        && !Sha256.hex(bytes).equals(headers.sha256())) {
                    throw new WrongBytes(key);
                }
                requireLedElsewhere(e);
            }
        }
        if (lean.isPresent() && !Sha256.hex(bytes).equals(headers.sha256())) {
            throw new WrongBytes(key);
        }
        PutObjectRequest.Builder request =
                PutObjectRequest.builder().bucket(settings.bucket()).key(key).requestPayer(payer());
        attributes.into(request, headers, bytes, aws);
        if (held) {
            switch (condition) {
                case Condition.Any _ -> {}
                case Condition.Absent _ -> request.ifNoneMatch("*");
                case Condition.Same same -> request.ifMatch(same.tag());
            }
        }
        return client.putObject(request.build(), body(bytes, headers.contentType()))
                .eTag();
    }

    private Map<String, String> leanHeaders(ObjectHeaders headers, Condition condition, boolean held) {
        Map<String, String> all = new LinkedHashMap<>(attributes.headers(headers));
        if (held) {
            switch (condition) {
                case Condition.Any _ -> {}
                case Condition.Absent _ -> all.put("if-none-match", "*");
                case Condition.Same same -> all.put("if-match", same.tag());
            }
        }
        return withPayer(all);
    }

    /** UploadPart; gives the tag. */
    String part(S3Client client, String key, String upload, int number, ByteBuffer bytes) {
        if (lean.isPresent() && !ledElsewhere) {
            try {
                String query = "partNumber=" + number + "&uploadId=" + SdkHttpUtils.urlEncode(upload);
                return lean.get().put(key, query, withPayer(new LinkedHashMap<>()), bytes, Sha256.hex(bytes));
            } catch (S3Exception e) {
                requireLedElsewhere(e);
            }
        }
        return client.uploadPart(
                        part -> part.bucket(settings.bucket())
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .contentMD5(ObjectAttributes.md5(bytes))
                                .requestPayer(payer()),
                        body(bytes, "application/octet-stream"))
                .eTag();
    }

    /** True where the SDK sends since: then nobody but this process has looked at any bytes. */
    boolean isLedElsewhere() {
        return ledElsewhere;
    }

    /** Where a bucket lies in another region, the SDK finds it. */
    private void requireLedElsewhere(S3Exception refusal) {
        if (!S3Refusals.isOfRegion(S3Refusals.code(refusal), refusal.statusCode())) {
            throw refusal;
        }
        ledElsewhere = true;
    }

    private Map<String, String> withPayer(Map<String, String> headers) {
        RequestPayer payer = payer();
        if (payer != null) {
            headers.put("x-amz-request-payer", payer.toString());
        }
        return headers;
    }

    private @org.jspecify.annotations.Nullable RequestPayer payer() {
        return settings.store().requesterPays() ? RequestPayer.REQUESTER : null;
    }

    private static RequestBody body(ByteBuffer bytes, String type) {
        return RequestBody.fromContentProvider(() -> stream(bytes), bytes.remaining(), type);
    }

    private static ByteArrayInputStream stream(ByteBuffer bytes) {
        return new ByteArrayInputStream(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    void stop() {
        lean.ifPresent(LeanPut::stop);
    }

    @Override
    public void close() {
        lean.ifPresent(LeanPut::close);
    }
}
