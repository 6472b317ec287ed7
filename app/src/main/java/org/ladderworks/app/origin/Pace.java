package org.ladderworks.app.origin;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How fast one player is answered, over all of its connections together. Thread-safe. */
final class Pace {
    private static final long BITS_A_KILOBIT = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long kilobits;
    private long changes;

    /** When what was let through so far has passed, by {@link System#nanoTime}. */
    private long free;

    /**
     * From now on, for answers under way too.
     *
     * @param rate kilobits a second; 0 for no limit
     */
    void set(long rate) {
        lock.lock();
        try {
            kilobits = rate;
            changes++;
            free = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many bytes have passed at this rate, or the rate is another. */
    void pass(int bytes) throws InterruptedException {
        lock.lock();
        try {
            if (kilobits == 0) {
                return;
            }
            long now = System.nanoTime();
            // What was not used is not saved up: a line has no memory either.
            free = (free - now > 0 ? free : now)
                    + TimeUnit.SECONDS.toNanos(1) * Byte.SIZE * bytes / (kilobits * BITS_A_KILOBIT);
            long due = free;
            long seen = changes;
            long left = due - now;
            while (left > 0 && seen == changes) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
