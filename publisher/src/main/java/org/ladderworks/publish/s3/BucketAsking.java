package org.ladderworks.publish.s3;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ladderworks.publish.store.ConditionFailed;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Asks a bucket, and has its refusals in words. Thread-safe. */
final class BucketAsking implements AutoCloseable {
    private static final int MISSING = 404;
    private static final int CONDITION = 412;
    private static final Set<String> GONE = Set.of("NoSuchKey", "NoSuchUpload");

    private final S3Connection connection;
    private final BucketSettings settings;
    private final S3Publishing refusals;

    BucketAsking(BucketSettings settings, S3Connection connection, String store) {
        this.settings = settings;
        this.connection = connection;
        this.refusals = new S3Publishing(settings.bucket(), store);
    }

    /** One request. */
    @FunctionalInterface
    interface Request<T> {
        T send(S3Client client) throws IOException;
    }

    /** True where the store is AWS's own. */
    boolean isAws() {
        return connection.endpoint().isEmpty();
    }

    @Nullable
    RequestPayer payer() {
        return settings.store().requesterPays() ? RequestPayer.REQUESTER : null;
    }

    /** Asks for something that may not be there. */
    <T> Optional<T> find(String key, Request<T> request) throws IOException {
        try {
            return Optional.of(send(request));
        } catch (S3Exception e) {
            if (e.statusCode() == MISSING && !S3Refusals.code(e).equals("NoSuchBucket")) {
                return Optional.empty();
            }
            throw refusals.of(key, "s3:GetObject", e);
        } catch (SdkClientException e) {
            throw refused(e);
        }
    }

    /** Asks for something that the store has or does. */
    <T> T ask(String key, String right, Request<T> request) throws IOException {
        try {
            return send(request);
        } catch (S3Exception e) {
            throw refusals.of(key, right, e);
        } catch (SdkClientException e) {
            throw refused(e);
        }
    }

    /** Asks on a condition: where what is to be replaced or completed is gone, it does not hold either. */
    <T> T put(String key, String right, Request<T> request) throws IOException, ConditionFailed {
        try {
            return send(request);
        } catch (S3Exception e) {
            if (e.statusCode() == CONDITION || GONE.contains(S3Refusals.code(e))) {
                throw new ConditionFailed(key);
            }
            throw refusals.of(key, right, e);
        } catch (SdkClientException e) {
            throw refused(e);
        }
    }

    private <T> T send(Request<T> request) throws IOException {
        try {
            return request.send(connection.client());
        } catch (S3Exception e) {
            if (S3Refusals.isOfClocks(e)) {
                // The SDK has learned the server's time, and signs with it from now on.
                return request.send(connection.client());
            }
            throw e;
        } catch (AwsServiceException e) {
            // Of who gives the credentials: a role that may not be taken on, a sign-in that is over.
            throw refusals.signIn(e);
        }
    }

    private RuntimeException refused(SdkClientException e) throws IOException {
        if (e instanceof AbortedException) {
            throw new IOException("broken off", e);
        }
        return refusals.of(e);
    }

    @Override
    public void close() {
        connection.close();
    }
}
