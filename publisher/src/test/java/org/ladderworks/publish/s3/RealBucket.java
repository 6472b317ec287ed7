package org.ladderworks.publish.s3;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.destination.TargetTrial;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoreTraits;
import org.ladderworks.publish.upload.Trying;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

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
    public S3Connection connection() {
        return connection;
    }

    @Override
    public void put(String key, byte[] bytes) {
        keys.add(key);
        S3Store.super.put(key, bytes);
    }

    /** As the product would find out what it can. */
    @Override
    public ObjectStore publishing(String folder) {
        try (ObjectStore store = publishing(folder, StoreTraits.ALL)) {
            Trying trying = new Trying(store.name(), 1, Duration.ofMinutes(1), new Cancellation());
            return publishing(folder, new TargetTrial(store, trying).traits());
        }
    }

    @Override
    public void close() {
        keys.forEach(key -> connection
                .client()
                .deleteObject(delete -> delete.bucket(bucket()).key(key)));
        connection.close();
    }
}
