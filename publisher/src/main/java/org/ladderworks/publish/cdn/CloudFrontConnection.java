package org.ladderworks.publish.cdn;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
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
        DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
        settings.profile().ifPresent(chain::profileName);
        return open(settings, answer, chain.build());
    }

    static CloudFrontConnection open(CloudFrontSettings settings, Duration answer, AwsCredentialsProvider credentials) {
        CloudFrontClientBuilder builder = CloudFrontClient.builder()
                .credentialsProvider(credentials)
                .region(region(settings.profile()))
                .overrideConfiguration(configuration -> {
                    // Tries and waits are ours: they can be seen and cancelled.
                    configuration
                            .retryStrategy(AwsRetryStrategy.doNotRetry())
                            .apiCallTimeout(answer)
                            .addExecutionInterceptor(new BoundedAnswer());
                    settings.profile().ifPresent(configuration::defaultProfileName);
                })
                .httpClientBuilder(
                        ApacheHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(answer));
        settings.endpoint().ifPresent(builder::endpointOverride);
        return new CloudFrontConnection(builder.build(), credentials);
    }

    /**
     * There is one CloudFront for the world and one for China, each in one region; the usual region tells where an account is. It is
     * looked for without the machine's role in AWS, which would be a question to the network.
     */
    private static Region region(Optional<String> profile) {
        AwsRegionProviderChain usual = new AwsRegionProviderChain(
                new SystemSettingsRegionProvider(),
                profile.map(name -> new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, name))
                        .orElseGet(AwsProfileRegionProvider::new));
        try {
            return usual.getRegion().id().startsWith("cn-") ? Region.CN_NORTHWEST_1 : Region.US_EAST_1;
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
