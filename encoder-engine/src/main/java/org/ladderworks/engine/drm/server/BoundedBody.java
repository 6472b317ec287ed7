package org.ladderworks.engine.drm.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes a body up to a size, and breaks the connection off behind it. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
    private final int most;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final Collected collected = new Collected();
    private Flow.@Nullable Subscription subscription;

    BoundedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (body.isDone()) {
                return;
            }
            if (collected.size() + buffer.remaining() > most) {
                if (subscription != null) {
                    subscription.cancel();
                }
                collected.wipe();
                body.completeExceptionally(new TooLarge(most));
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            collected.writeBytes(bytes);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public void onError(Throwable failure) {
        collected.wipe();
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(collected.toByteArray());
        collected.wipe();
    }

    /** A buffer that can be wiped; those that it outgrew cannot. */
    private static final class Collected extends ByteArrayOutputStream {
        private void wipe() {
            Arrays.fill(buf, (byte) 0);
            reset();
        }
    }

    /** More bytes came than a key server has reason to send. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(int most) {
            super("more than " + most + " bytes came");
        }
    }
}
