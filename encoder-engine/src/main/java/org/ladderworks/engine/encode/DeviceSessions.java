package org.ladderworks.engine.encode;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a job asks of its hardware encoders at once, and whether they still can be asked. One for each job; thread-safe.
 */
final class DeviceSessions {
    /** NVIDIA's drivers allow eight on cards that are not made for servers, and refuse the next. */
    private static final int MOST = 8;

    private final Semaphore free = new Semaphore(MOST, true);
    private final AtomicReference<Optional<DeviceLost>> lost = new AtomicReference<>(Optional.empty());

    /**
     * Runs an attempt when there is room for it.
     *
     * @param sessions how many rungs it encodes in hardware
     * @throws DeviceLost where an attempt was given up before, at once: one that stands still costs a minute
     */
    void run(int sessions, Attempts.Attempt attempt) throws IOException {
        int taken = Math.min(sessions, MOST);
        try {
            free.acquire(taken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        try {
            lost.get().ifPresent(failure -> {
                throw failure;
            });
            attempt.run();
        } finally {
            free.release(taken);
        }
    }

    /** Keeps further attempts from being made. */
    DeviceLost lost(String why) {
        DeviceLost failure = new DeviceLost(why);
        lost.set(Optional.of(failure));
        return failure;
    }
}
