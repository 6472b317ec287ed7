package org.ladderworks.publish.upload;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Memory for bytes on their way: so much at once, whatever the size of a release, and the same again and again. Buffers that are
 * new for each file outlive a young collection, and fill the heap as fast as the line takes them. Thread-safe.
 */
final class Buffers {
    private static final int UNIT = 64 << 10;

    private final int most;
    private final Semaphore units;
    private final Map<Integer, Deque<ByteBuffer>> free = new HashMap<>();
    private int freeUnits;

    Buffers(long bytes) {
        this.most = (int) Math.max(1, bytes / UNIT);
        this.units = new Semaphore(most, true);
    }

    /** Waits until there is room; what is larger than all has all of it. Closing gives it back. */
    Lease take(int bytes) throws InterruptedException {
        // Few sizes, so that what one file leaves another can have.
        int size = Math.max(1, Integer.highestOneBit(Math.max(1, (bytes - 1) / UNIT)) * 2);
        int wanted = Math.min(most, bytes <= UNIT ? 1 : size);
        units.acquire(wanted);
        try {
            ByteBuffer known = known(wanted);
            int capacity = (int) Math.max(bytes, Math.min((long) wanted * UNIT, Integer.MAX_VALUE - 8L));
            ByteBuffer buffer = known != null && known.capacity() >= bytes ? known : ByteBuffer.allocate(capacity);
            return new Lease(this, wanted, buffer.clear().limit(bytes));
        } catch (OutOfMemoryError e) {
            units.release(wanted);
            throw e;
        }
    }

    /** One that is not in use; makes room for another where there is none. */
    private synchronized @org.jspecify.annotations.Nullable ByteBuffer known(int wanted) {
        Deque<ByteBuffer> same = free.get(wanted);
        if (same != null && !same.isEmpty()) {
            freeUnits -= wanted;
            return same.pop();
        }
        if (freeUnits > units.availablePermits()) {
            free.clear();
            freeUnits = 0;
        }
        return null;
    }

    private synchronized void giveBack(int wanted, ByteBuffer buffer) {
        if (freeUnits + wanted <= most) {
            free.computeIfAbsent(wanted, _ -> new ArrayDeque<>()).push(buffer);
            freeUnits += wanted;
        }
        units.release(wanted);
    }

    /** Some of it, until it is closed. */
    static final class Lease implements AutoCloseable {
        private final Buffers from;
        private final int wanted;
        private final ByteBuffer buffer;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Lease(Buffers from, int wanted, ByteBuffer buffer) {
            this.from = from;
            this.wanted = wanted;
            this.buffer = buffer;
        }

        /** With an array, as many bytes as were asked for left in it, and whatever it held before. */
        ByteBuffer buffer() {
            return buffer;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                from.giveBack(wanted, buffer);
            }
        }
    }
}
