package org.ladderworks.publish.store;

import dev.failsafe.RateLimiter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How fast bytes may leave this machine, all requests together. Thread-safe. */
public final class Bandwidth {
    private static final int UNIT = 1024;

    private final @Nullable RateLimiter<Object> limiter;

    private Bandwidth(@Nullable RateLimiter<Object> limiter) {
        this.limiter = limiter;
    }

    /**
     * A limit, or none.
     *
     * @param bytesPerSecond at least 1 KiB; as fast as it goes without it
     */
    public static Bandwidth of(Optional<Long> bytesPerSecond) {
        return new Bandwidth(bytesPerSecond
                .map(limit -> RateLimiter.smoothBuilder(Math.max(1, limit / UNIT), Duration.ofSeconds(1))
                        .build())
                .orElse(null));
    }

    /** Waits until so many may leave. */
    public void take(int bytes) throws IOException {
        if (limiter == null) {
            return;
        }
        try {
            limiter.acquirePermits(Math.max(1, bytes / UNIT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
