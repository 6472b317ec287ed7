package org.ladderworks.publish.upload;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many requests are on their way at once: half as many when the store asks to be asked less, and slowly more again. Thread-safe.
 */
final class Lanes {
    private static final int GOOD_FOR_ONE_MORE = 16;
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private final int most;
    private int open;
    private int taken;
    private int good;
    private long narrowed;

    /** @param most at least 1 */
    Lanes(int most) {
        this.most = most;
        this.open = most;
        this.narrowed = System.nanoTime() - PATIENCE_NANOS;
    }

    /** Waits for one; closing gives it back. */
    Lane take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (taken >= open) {
                free.await();
            }
            taken++;
            return this::giveBack;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack() {
        lock.lock();
        try {
            taken--;
            free.signal();
        } finally {
            lock.unlock();
        }
    }

    /** A request went well. */
    void good() {
        lock.lock();
        try {
            good++;
            if (good >= GOOD_FOR_ONE_MORE && open < most) {
                open++;
                good = 0;
                free.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The store asks to be asked less; what many requests hear at once counts once. */
    void busy() {
        lock.lock();
        try {
            good = 0;
            if (System.nanoTime() - narrowed >= PATIENCE_NANOS) {
                narrowed = System.nanoTime();
                open = Math.max(1, open / 2);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many there are at the moment. */
    int open() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** One of them. */
    @FunctionalInterface
    interface Lane extends AutoCloseable {
        @Override
        void close();
    }
}
