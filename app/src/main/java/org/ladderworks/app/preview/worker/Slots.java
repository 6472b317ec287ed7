package org.ladderworks.app.preview.worker;

import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.SharedRing;

/** Which slots of the shared memory may be written: those that the window has released. Thread-safe. */
final class Slots {
    private @Nullable SharedRing ring;
    private int number;
    private boolean[] taken = new boolean[0];

    /** Everything from now on goes there. */
    synchronized void use(int newNumber, SharedRing newRing) {
        number = newNumber;
        ring = newRing;
        taken = new boolean[newRing.slots()];
        notifyAll();
    }

    synchronized void release(int of, int slot) {
        if (of == number && slot >= 0 && slot < taken.length) {
            taken[slot] = false;
            notifyAll();
        }
    }

    /** Takes a free slot, of the ring that is told with it; waits for one that long at most. */
    synchronized OptionalInt take(int milliseconds) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (true) {
            for (int i = 0; i < taken.length; i++) {
                if (!taken[i]) {
                    taken[i] = true;
                    return OptionalInt.of(i);
                }
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return OptionalInt.empty();
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return OptionalInt.empty();
            }
        }
    }

    synchronized int number() {
        return number;
    }

    synchronized @Nullable SharedRing ring() {
        return ring;
    }
}
