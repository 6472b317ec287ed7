package org.ladderworks.publish.s3;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoreTraits;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;

/** A store with a bucket that a test may write to. */
public interface S3Store extends AutoCloseable {
    /** Where it is; empty for AWS. */
    Optional<URI> endpoint();

    String bucket();

    AwsCredentialsProvider credentials();

    /** False for one that believes everybody. */
    boolean checksSignatures();

    /** For what the test itself asks for. */
    S3Connection connection();

    default S3Settings settings() {
        return new S3Settings(endpoint().map(_ -> "us-east-1"), endpoint(), Optional.empty(), false, false);
    }

    default void put(String key, byte[] bytes) {
        connection().client().putObject(put -> put.bucket(bucket()).key(key), RequestBody.fromBytes(bytes));
    }

    /** Its bucket as a target, with all keys in a folder, and parts as small as S3 takes them. */
    default ObjectStore publishing(String folder) {
        return publishing(folder, new StoreTraits(true, checksSignatures()));
    }

    /** The same, with what is known of it. */
    default ObjectStore publishing(String folder, StoreTraits traits) {
        return BucketStore.open(
                BucketSettings.of(bucket(), folder, settings()),
                Bandwidth.of(Optional.empty()),
                traits,
                credentials(),
                5 << 20);
    }

    /** What a process needs in its environment to find it, there or behind a relay. */
    default Map<String, String> environment(URI at) {
        var known = credentials().resolveCredentials();
        return Map.of(
                "AWS_ENDPOINT_URL_S3",
                at.toString(),
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                known.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY",
                known.secretAccessKey());
    }

    @Override
    void close();
}
