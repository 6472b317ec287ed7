package org.ladderworks.publish.upload;

import java.util.concurrent.Semaphore;

/** How many bytes of files may be in memory at once, so that it does not matter how large a release is. Thread-safe. */
final class Memory {
    private static final int UNIT = 64 << 10;

    private final int most;
    private final Semaphore units;

    Memory(long bytes) {
        this.most = (int) Math.max(1, bytes / UNIT);
        this.units = new Semaphore(most, true);
    }

    /** Waits until there is room; what is larger than all has all of it. Closing gives it back. */
    Room take(long bytes) throws InterruptedException {
        int wanted = (int) Math.min(most, bytes / UNIT + 1);
        units.acquire(wanted);
        return () -> units.release(wanted);
    }

    /** Some of it. */
    @FunctionalInterface
    interface Room extends AutoCloseable {
        @Override
        void close();
    }
}
