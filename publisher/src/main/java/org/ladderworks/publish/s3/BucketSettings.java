package org.ladderworks.publish.s3;

import java.util.Optional;

/**
 * A bucket that is published to.
 *
 * @param folder what all keys begin with, without a slash at its end; may be empty
 * @param store how it is reached
 * @param profile of the AWS files; where empty, the one that the environment names
 * @param storageClass as S3 names it, such as {@code STANDARD_IA}; where empty, the bucket's own way
 * @param encryption what the store does with the bytes; where empty, the bucket's own way
 * @param acl such as {@code bucket-owner-full-control}; without it none is sent, as buckets of today want it
 */
public record BucketSettings(
        String bucket,
        String folder,
        S3Settings store,
        Optional<String> profile,
        Optional<String> storageClass,
        Optional<Encryption> encryption,
        Optional<String> acl) {
    /** Encryption by the store, which its readers do not notice. */
    public sealed interface Encryption {
        /** With keys of the store (SSE-S3). */
        record StoreKeys() implements Encryption {}

        /**
         * With a key of AWS KMS (SSE-KMS).
         *
         * @param key its id, ARN or alias; where empty, the account's own for S3
         */
        record Kms(Optional<String> key) implements Encryption {}
    }

    /** With nothing but a place. */
    public static BucketSettings of(String bucket, String folder, S3Settings store) {
        return new BucketSettings(
                bucket, folder, store, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** For people. */
    public String name() {
        return "s3://" + bucket + (folder.isEmpty() ? "" : "/" + folder);
    }

    String key(String key) {
        return folder.isEmpty() ? key : folder + "/" + key;
    }
}
