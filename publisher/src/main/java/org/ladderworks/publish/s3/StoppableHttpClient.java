package org.ladderworks.publish.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ladderworks.publish.store.Bandwidth;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Another client whose requests are broken off at once when asked to, and send no faster than is allowed. Thread-safe. */
final class StoppableHttpClient implements SdkHttpClient {
    private final SdkHttpClient client;
    private final Bandwidth bandwidth;
    private final Set<ExecutableHttpRequest> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** @param client closed with this one */
    StoppableHttpClient(SdkHttpClient client, Bandwidth bandwidth) {
        this.client = client;
        this.bandwidth = bandwidth;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request.contentStreamProvider()
                .map(content -> paced(request, content))
                .orElse(request));
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                running.add(prepared);
                try {
                    if (stopped) {
                        throw new IOException("broken off");
                    }
                    return prepared.call();
                } finally {
                    running.remove(prepared);
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    /** What is asked of the bytes here comes behind the signature, for which they were read too. */
    private HttpExecuteRequest paced(HttpExecuteRequest request, ContentStreamProvider content) {
        HttpExecuteRequest.Builder paced = HttpExecuteRequest.builder()
                .request(request.httpRequest())
                .contentStreamProvider(() -> new Paced(content.newStream(), isSmall(request)));
        request.metricCollector().ifPresent(paced::metricCollector);
        return paced.build();
    }

    private static boolean isSmall(HttpExecuteRequest request) {
        return request.httpRequest()
                .firstMatchingHeader("Content-Length")
                .map(Long::parseLong)
                .filter(length -> length <= Bandwidth.SMALL)
                .isPresent();
    }

    void stop() {
        stopped = true;
        running.forEach(ExecutableHttpRequest::abort);
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private final class Paced extends FilterInputStream {
        private static final int AT_ONCE = 32 << 10;

        private final boolean small;

        Paced(InputStream in, boolean small) {
            super(in);
            this.small = small;
        }

        private void take(int bytes) throws IOException {
            if (small) {
                bandwidth.takeWhole(bytes);
            } else {
                bandwidth.take(bytes);
            }
        }

        @Override
        public int read() throws IOException {
            take(1);
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, Math.min(length, AT_ONCE));
            if (read > 0) {
                take(read);
            }
            if (stopped || Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("broken off");
            }
            return read;
        }
    }
}
