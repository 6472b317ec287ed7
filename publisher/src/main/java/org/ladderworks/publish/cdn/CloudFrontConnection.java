package org.ladderworks.publish.cdn;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A client of CloudFront, its credentials from the SDK's own chain alone. Thread-safe; to be closed. */
final class CloudFrontConnection implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(20);

    /** The SDK's own chain without the machine's role in AWS, which is a question to the network. */
    private static final AwsRegionProviderChain USUAL_REGION =
            new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());

    private final CloudFrontClient client;
    private final AwsCredentialsProvider credentials;

    private CloudFrontConnection(CloudFrontClient client, AwsCredentialsProvider credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    /**
     * Nothing is connected yet.
     *
     * @throws SdkClientException where the SDK cannot use its own settings
     */
    static CloudFrontConnection open(CloudFrontSettings settings, Duration answer) {
        return open(settings, answer, DefaultCredentialsProvider.builder().build());
    }

    static CloudFrontConnection open(CloudFrontSettings settings, Duration answer, AwsCredentialsProvider credentials) {
        CloudFrontClientBuilder builder = CloudFrontClient.builder()
                .credentialsProvider(credentials)
                .region(region())
                .overrideConfiguration(configuration -> configuration
                        // Tries and waits are ours: they can be seen and cancelled.
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(answer)
                        .addExecutionInterceptor(new BoundedAnswer()))
                .httpClientBuilder(
                        ApacheHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(answer));
        settings.endpoint().ifPresent(builder::endpointOverride);
        return new CloudFrontConnection(builder.build(), credentials);
    }

    /** There is one CloudFront for the world and one for China, each in one region; the usual region tells where an account is. */
    private static Region region() {
        try {
            return USUAL_REGION.getRegion().id().startsWith("cn-") ? Region.CN_NORTHWEST_1 : Region.US_EAST_1;
        } catch (SdkClientException e) {
            return Region.US_EAST_1;
        }
    }

    CloudFrontClient client() {
        return client;
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
        if (credentials instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
