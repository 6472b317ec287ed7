package org.ladderworks.publish.s3;

import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.crt.http.HttpException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.crt.ConnectionHealthConfiguration;

/**
 * The client of AWS's Common Runtime; apart, so that nobody loads its native code who does not ask for it. What it tells of broken
 * connections as programming errors is told as what it is.
 */
record CrtTransport(SdkHttpClient client) implements SdkHttpClient {
    private static final Duration ACQUIRE = Duration.ofMinutes(1);

    static SdkHttpClient open(int connections) {
        return new CrtTransport(AwsCrtHttpClient.builder()
                .maxConcurrency(connections)
                .connectionTimeout(S3Connection.CONNECT)
                .connectionAcquisitionTimeout(ACQUIRE)
                .connectionHealthConfiguration(ConnectionHealthConfiguration.builder()
                        .minimumThroughputInBps(1L)
                        .minimumThroughputTimeout(S3Connection.SILENCE)
                        .build())
                .build());
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return prepared.call();
                } catch (HttpException e) {
                    throw new IOException("the connection was broken: " + e.getMessage(), e);
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
