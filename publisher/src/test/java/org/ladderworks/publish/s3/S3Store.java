package org.ladderworks.publish.s3;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A store with a bucket that a test may write to. */
public interface S3Store extends AutoCloseable {
    /** Where it is; empty for AWS. */
    Optional<URI> endpoint();

    String bucket();

    AwsCredentialsProvider credentials();

    /** False for one that believes everybody. */
    boolean checksSignatures();

    default S3Settings settings() {
        return new S3Settings(Optional.empty(), endpoint(), Optional.empty(), false, false);
    }

    void put(String key, byte[] bytes);

    @Override
    void close();
}
