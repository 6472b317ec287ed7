package org.ladderworks.publish.s3;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.store.StoreBusy;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a store's refusal of something that is published means to an operator. */
final class S3Publishing {
    private static final Set<String> SLOW = Set.of("SlowDown", "Throttling", "ThrottlingException", "TooManyRequests");
    private static final Set<String> DAMAGED =
            Set.of("BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch");

    private final String bucket;
    private final String store;

    /**
     * @param bucket for people
     * @param store for people: its host, or AWS
     */
    S3Publishing(String bucket, String store) {
        this.bucket = bucket;
        this.store = store;
    }

    /**
     * The error that the store will repeat.
     *
     * @param right of S3 that the request needs
     * @throws IOException where it may think better of it
     */
    PublishException of(String key, String right, S3Exception refusal) throws IOException {
        String code = S3Refusals.code(refusal);
        int status = refusal.statusCode();
        String told = S3Refusals.told(code, status);
        if (SLOW.contains(code) || status == 429 || status == 503) {
            throw new StoreBusy(store + " asks to be asked less (" + told + ")", refusal);
        }
        if (S3Refusals.isPassing(code, status) || DAMAGED.contains(code) || status == 409) {
            throw new IOException(store + " is in trouble (" + told + ")", refusal);
        }
        if (code.equals("NoSuchUpload")) {
            return new PublishException(
                    ErrorCode.PUBLISHED_DIFFERS,
                    "the parts of " + key + " are not in " + store + " any more",
                    "Publish again: what is missing is sent anew. See that nothing there clears away uploads that run.",
                    refusal);
        }
        if (S3Refusals.isOfCredentials(code)) {
            return new PublishException(
                    ErrorCode.TARGET_CREDENTIALS,
                    store + " does not accept this machine's credentials for " + bucket + " (" + code + ")",
                    S3Refusals.credentialsRemedy(code) + " What was sent stays: the same command goes on.",
                    refusal);
        }
        if (S3Refusals.isOfClocks(refusal)) {
            return new PublishException(
                    ErrorCode.TARGET_CREDENTIALS,
                    "the clock of this machine differs from the one of " + store,
                    "Set this machine's clock, best by a time server.",
                    refusal);
        }
        if (S3Refusals.isOfRegion(code, status)) {
            return unusable(bucket + " lies in another region than was asked (" + told + ")", refusal);
        }
        if (code.equals("NoSuchBucket")) {
            return unusable(store + " has no bucket " + bucket, refusal);
        }
        String missing = S3Refusals.right(refusal);
        return status == 401 || status == 403
                ? new PublishException(
                        ErrorCode.TARGET_RIGHT_MISSING,
                        "%s: the right %s is missing (%s)".formatted(bucket, missing.isEmpty() ? right : missing, told),
                        "Ask who owns the bucket for it, or choose another AWS_PROFILE.",
                        refusal)
                : unusable(String.format(Locale.ROOT, "%s refuses %s in %s: %s", store, key, bucket, told), refusal);
    }

    private static PublishException unusable(String what, S3Exception refusal) {
        return new PublishException(
                ErrorCode.TARGET_UNUSABLE,
                what,
                "Check the bucket's name, region and endpoint; `target test` tries each step.",
                refusal);
    }

    /**
     * The error of settings that no second try mends.
     *
     * @throws IOException of the network, which may be better next time
     */
    PublishException of(SdkClientException trouble) throws IOException {
        String words = S3Trouble.network(store, trouble);
        if (!words.isEmpty()) {
            throw new IOException(words, trouble);
        }
        return settings(trouble);
    }

    /**
     * The error where who gives credentials refuses them.
     *
     * @throws IOException where it may think better of it
     */
    PublishException signIn(AwsServiceException refusal) throws IOException {
        String code = refusal.awsErrorDetails() == null
                ? ""
                : String.valueOf(refusal.awsErrorDetails().errorCode());
        String told = S3Refusals.told(code, refusal.statusCode());
        if (S3Refusals.isPassing(code, refusal.statusCode())) {
            throw new IOException("the service that gives credentials is in trouble (" + told + ")", refusal);
        }
        return new PublishException(
                ErrorCode.TARGET_CREDENTIALS,
                "no credentials were given to this machine for " + bucket + " (" + told + ")",
                S3Refusals.credentialsRemedy(code) + " A role of the profile has to allow this user to take it on.",
                refusal);
    }

    /** The error where no credentials are found, or a client cannot even be made. */
    static PublishException settings(RuntimeException trouble) {
        return new PublishException(
                ErrorCode.TARGET_CREDENTIALS,
                "the AWS settings of this machine cannot be used: " + S3Trouble.credentialsWords(trouble),
                S3Trouble.credentialsRemedy(trouble),
                trouble);
    }
}
