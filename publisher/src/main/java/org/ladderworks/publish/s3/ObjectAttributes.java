package org.ladderworks.publish.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.publish.store.ObjectHeaders;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What is said of an object when it is made. Thread-safe. */
final class ObjectAttributes {
    /** The SHA-256 of what was sent, kept beside the object. */
    private static final String SHA256 = "sha256";

    private final BucketSettings settings;

    ObjectAttributes(BucketSettings settings) {
        this.settings = settings;
    }

    /** With a checksum that the store compares: SHA-256 in AWS, MD5 elsewhere, which every store knows. */
    void into(PutObjectRequest.Builder request, ObjectHeaders headers, ByteBuffer bytes, boolean aws) {
        request.contentType(headers.contentType())
                .cacheControl(headers.cacheTime().cacheControl())
                .contentEncoding(encoding(headers))
                .metadata(Map.of(SHA256, headers.sha256()))
                .storageClass(settings.storageClass().orElse(null))
                .serverSideEncryption(encryption())
                .ssekmsKeyId(kmsKey())
                .acl(settings.acl().orElse(null));
        if (aws) {
            request.checksumSHA256(
                    Base64.getEncoder().encodeToString(HexFormat.of().parseHex(headers.sha256())));
        } else {
            request.contentMD5(md5(bytes));
        }
    }

    /** As HTTP has them, by names in lower case. */
    Map<String, String> headers(ObjectHeaders headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("content-type", headers.contentType());
        all.put("cache-control", headers.cacheTime().cacheControl());
        all.put("x-amz-meta-" + SHA256, headers.sha256());
        put(all, "content-encoding", encoding(headers));
        put(all, "x-amz-storage-class", settings.storageClass().orElse(null));
        put(
                all,
                "x-amz-server-side-encryption",
                Optional.ofNullable(encryption())
                        .map(ServerSideEncryption::toString)
                        .orElse(null));
        put(all, "x-amz-server-side-encryption-aws-kms-key-id", kmsKey());
        put(all, "x-amz-acl", settings.acl().orElse(null));
        return all;
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    CopyObjectRequest.Builder into(CopyObjectRequest.Builder request, ObjectHeaders headers) {
        return request.contentType(headers.contentType())
                .cacheControl(headers.cacheTime().cacheControl())
                .contentEncoding(encoding(headers))
                .metadata(Map.of(SHA256, headers.sha256()))
                .storageClass(settings.storageClass().orElse(null))
                .serverSideEncryption(encryption())
                .ssekmsKeyId(kmsKey())
                .acl(settings.acl().orElse(null));
    }

    CreateMultipartUploadRequest.Builder into(CreateMultipartUploadRequest.Builder request, ObjectHeaders headers) {
        return request.contentType(headers.contentType())
                .cacheControl(headers.cacheTime().cacheControl())
                .contentEncoding(encoding(headers))
                .metadata(Map.of(SHA256, headers.sha256()))
                .storageClass(settings.storageClass().orElse(null))
                .serverSideEncryption(encryption())
                .ssekmsKeyId(kmsKey())
                .acl(settings.acl().orElse(null));
    }

    static Optional<String> sha256(HeadObjectResponse head) {
        return Optional.ofNullable(head.metadata().get(SHA256));
    }

    /** In base64, as the header Content-MD5 has it (RFC 1864). */
    static String md5(ByteBuffer bytes) {
        return Base64.getEncoder().encodeToString(md5Digest(bytes));
    }

    static byte[] md5Digest(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(bytes.duplicate());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    private static @Nullable String encoding(ObjectHeaders headers) {
        return headers.encoding().isEmpty() ? null : headers.encoding();
    }

    private @Nullable ServerSideEncryption encryption() {
        return settings.encryption()
                .map(encryption -> switch (encryption) {
                    case BucketSettings.Encryption.StoreKeys _ -> ServerSideEncryption.AES256;
                    case BucketSettings.Encryption.Kms _ -> ServerSideEncryption.AWS_KMS;
                })
                .orElse(null);
    }

    private @Nullable String kmsKey() {
        return settings.encryption()
                .flatMap(encryption ->
                        encryption instanceof BucketSettings.Encryption.Kms kms ? kms.key() : Optional.empty())
                .orElse(null);
    }
}
