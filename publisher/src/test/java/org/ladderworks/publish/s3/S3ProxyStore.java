package org.ladderworks.publish.s3;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gaul.s3proxy.junit.S3ProxyJunitCore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** S3Proxy in this JVM, in memory, which checks signatures. */
public final class S3ProxyStore implements S3Store {
    private static final String KEY = "AKIDLOOPBACK";

    /** Never to be seen in what is printed. */
    public static final String SECRET = "DoNotTellThisSecretKey";

    private final S3ProxyJunitCore server;
    private final URI endpoint;
    private final S3Connection connection;

    public S3ProxyStore() {
        this(builder().withCredentials(KEY, SECRET));
    }

    /** One that believes everybody. */
    public static S3ProxyStore readByAnyone() {
        return new S3ProxyStore(builder());
    }

    private static S3ProxyJunitCore.Builder builder() {
        return new S3ProxyJunitCore.Builder()
                .withBlobStoreProvider("transient")
                // The SDK sends headers that it does not know.
                .ignoreUnknownHeaders();
    }

    private S3ProxyStore(S3ProxyJunitCore.Builder builder) {
        server = builder.build();
        try {
            server.beforeEach();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        endpoint = Objects.requireNonNull(server.getUri());
        connection = S3Connection.open(settings(), credentials());
        connection.client().createBucket(create -> create.bucket(bucket()));
    }

    @Override
    public Optional<URI> endpoint() {
        return Optional.of(endpoint);
    }

    @Override
    public String bucket() {
        return "films";
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET));
    }

    @Override
    public boolean checksSignatures() {
        return true;
    }

    @Override
    public S3Connection connection() {
        return connection;
    }

    /** What a process needs in its environment to find it. */
    public Map<String, String> environment() {
        return environment(endpoint);
    }

    @Override
    public void close() {
        connection.close();
        server.afterEach();
    }
}
