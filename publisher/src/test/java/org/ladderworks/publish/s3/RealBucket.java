package org.ladderworks.publish.s3;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;

/** The bucket that {@code LADDERWORKS_TEST_S3_BUCKET} names, reached as the environment has it. What is put goes at the end. */
final class RealBucket implements S3Store {
    static final String VARIABLE = "LADDERWORKS_TEST_S3_BUCKET";

    private final List<String> keys = new ArrayList<>();
    private final S3Connection connection = S3Connection.open(settings(), credentials());

    @Override
    public Optional<URI> endpoint() {
        return Optional.empty();
    }

    @Override
    public String bucket() {
        return System.getenv(VARIABLE);
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return DefaultCredentialsProvider.builder().build();
    }

    @Override
    public boolean checksSignatures() {
        return true;
    }

    @Override
    public void put(String key, byte[] bytes) {
        keys.add(key);
        connection.client().putObject(put -> put.bucket(bucket()).key(key), RequestBody.fromBytes(bytes));
    }

    @Override
    public void close() {
        keys.forEach(key -> connection
                .client()
                .deleteObject(delete -> delete.bucket(bucket()).key(key)));
        connection.close();
    }
}
