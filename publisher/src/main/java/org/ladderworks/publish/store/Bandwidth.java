package org.ladderworks.publish.store;

import dev.failsafe.RateLimiter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.progress.Cancellation;

/** How fast bytes may leave this machine, all requests together; none while the work is paused. Thread-safe. */
public final class Bandwidth {
    private static final int UNIT = 1024;
    private static final long LOOK_MILLIS = 50;

    /** Stores give up a request that stands for longer than 20 seconds or so: it is better broken off from here. */
    private static final Duration STANDS = Duration.ofSeconds(8);

    /** With less of it, a request would wait longer for its turn than a store waits for its bytes. */
    private static final long LEAST_OF_EACH = 64 << 10;

    private static final int FEWEST_AT_ONCE = 4;

    /** Bytes of what is small: a record, a manifest. */
    public static final int SMALL = 64 << 10;

    private final @Nullable RateLimiter<Object> limiter;
    private final Optional<Long> limit;
    private final Cancellation cancellation;

    private Bandwidth(Optional<Long> limit, Cancellation cancellation) {
        this.limit = limit;
        this.cancellation = cancellation;
        this.limiter = limit.map(bytes -> RateLimiter.smoothBuilder(Math.max(1, bytes / UNIT), Duration.ofSeconds(1))
                        .build())
                .orElse(null);
    }

    /**
     * A limit, or none, of work that nobody pauses.
     *
     * @param bytesPerSecond at least 1 KiB; as fast as it goes without it
     */
    public static Bandwidth of(Optional<Long> bytesPerSecond) {
        return of(bytesPerSecond, new Cancellation());
    }

    /**
     * The same of work that can be paused.
     *
     * @param cancellation of the work
     */
    public static Bandwidth of(Optional<Long> bytesPerSecond, Cancellation cancellation) {
        return new Bandwidth(bytesPerSecond, cancellation);
    }

    /** Bytes a second; empty where there is no limit. */
    public Optional<Long> limit() {
        return limit;
    }

    /** How many requests may share it. */
    public int requests(int wanted) {
        return limit.map(bytes -> (int) Math.min(wanted, Math.max(FEWEST_AT_ONCE, bytes / LEAST_OF_EACH)))
                .orElse(wanted);
    }

    /**
     * Waits until so many may leave.
     *
     * @throws IOException where the work is paused for longer than a store waits: the same request is to be sent again then
     */
    public void take(int bytes) throws IOException {
        takeOfLimit(bytes);
        if (!runsWithin(STANDS)) {
            throw new IOException("broken off while the work is paused");
        }
    }

    /**
     * The same for all of something small, which a pause does not hold: what is sent while the work is paused is the end of what viewers
     * would else see half done.
     *
     * @param bytes {@value #SMALL} at most
     */
    public void takeWhole(int bytes) throws IOException {
        takeOfLimit(bytes);
    }

    /** The same for what nobody waits for at the other end: it stands as long as the pause lasts. */
    public void takePatiently(int bytes) throws IOException {
        takeOfLimit(bytes);
        while (!runsWithin(STANDS)) {
            // Not yet.
        }
    }

    private boolean runsWithin(Duration time) throws IOException {
        long begin = System.nanoTime();
        while (cancellation.pause().isPaused()) {
            if (cancellation.isCancelled()) {
                throw new InterruptedIOException("cancelled");
            }
            if (System.nanoTime() - begin > time.toNanos()) {
                return false;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
        return true;
    }

    private void takeOfLimit(int bytes) throws IOException {
        if (limiter == null) {
            return;
        }
        try {
            limiter.acquirePermits(Math.max(1, bytes / UNIT));
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }
}
