package org.ladderworks.publish.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * A client of S3, made as settings have it; its credentials come from the SDK's own chain alone (environment, profiles, SSO,
 * {@code credential_process}, roles). Thread-safe; to be closed.
 */
final class S3Connection implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int READERS = 50;

    private final S3Client client;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;

    private S3Connection(S3Client client, AwsCredentialsProvider credentials, SdkHttpClient http) {
        this.client = client;
        this.credentials = credentials;
        this.http = http;
    }

    /**
     * Nothing is connected yet, but for the region, which a machine in AWS is asked for where nothing else tells it.
     *
     * @throws SdkClientException where the SDK cannot use its own settings
     */
    static S3Connection open(S3Settings settings) {
        return open(
                settings,
                settings.anonymous()
                        ? AnonymousCredentialsProvider.create()
                        : DefaultCredentialsProvider.builder().build());
    }

    static S3Connection open(S3Settings settings, AwsCredentialsProvider credentials) {
        return open(settings, credentials, http(READERS));
    }

    /** @param http closed with the connection */
    static S3Connection open(S3Settings settings, AwsCredentialsProvider credentials, SdkHttpClient http) {
        return new S3Connection(builder(settings, credentials, http).build(), credentials, http);
    }

    /**
     * For the settings of a bucket.
     *
     * @param answers sees them before the SDK does
     */
    static S3Connection forSettings(
            S3Settings settings, AwsCredentialsProvider credentials, ExecutionInterceptor answers) {
        SdkHttpClient http = http(1);
        S3ClientBuilder builder = builder(settings, credentials, http)
                // The API wants a checksum of them; MD5 is the one that every store knows.
                .addPlugin(LegacyMd5Plugin.create())
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(answers));
        return new S3Connection(builder.build(), credentials, http);
    }

    private static S3ClientBuilder builder(
            S3Settings settings, AwsCredentialsProvider credentials, SdkHttpClient http) {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials)
                .region(region(settings.region()))
                // A bucket elsewhere is asked where it is.
                .crossRegionAccessEnabled(true)
                .endpointProvider(new BucketAddressing(settings.pathStyle()))
                // Stores that are not AWS often know no others.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                // Whoever uses this tries again by rules of its own: both together would be a storm.
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                // Signed pieces of a body are more than other stores know.
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                .httpClient(http);
        settings.endpoint().ifPresent(endpoint -> builder.endpointOverride(endpoint));
        return builder;
    }

    /** @param connections most that are open at once */
    static SdkHttpClient http(int connections) {
        return ApacheHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(SILENCE)
                .maxConnections(connections)
                .build();
    }

    /** Where none is named, the one that AWS's own tools begin with: a bucket elsewhere is found from there. */
    private static Region region(Optional<String> named) {
        if (named.isPresent()) {
            return Region.of(named.get());
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            return Region.US_EAST_1;
        }
    }

    S3Client client() {
        return client;
    }

    Region region() {
        return client.serviceClientConfiguration().region();
    }

    AwsCredentialsProvider credentials() {
        return credentials;
    }

    /** The endpoint where it is not AWS's own for the region. */
    Optional<URI> endpoint() {
        return client.serviceClientConfiguration().endpointOverride();
    }

    /**
     * Finds the credentials, which may start a program of the profile or ask a server of AWS.
     *
     * @throws SdkClientException where there are none
     */
    void requireCredentials() {
        var _ = credentials.resolveCredentials();
    }

    @Override
    public void close() {
        client.close();
        http.close();
        if (credentials instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
