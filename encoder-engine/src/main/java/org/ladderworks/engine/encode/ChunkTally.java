package org.ladderworks.engine.encode;

import java.util.concurrent.atomic.LongAdder;

/** Counts what a job takes from the store and puts into it. Thread-safe. */
final class ChunkTally {
    private final LongAdder reused = new LongAdder();
    private final LongAdder reusedBytes = new LongAdder();
    private final LongAdder encoded = new LongAdder();
    private final LongAdder encodedBytes = new LongAdder();

    void reused(long bytes) {
        reused.increment();
        reusedBytes.add(bytes);
    }

    void encoded(long bytes) {
        encoded.increment();
        encodedBytes.add(bytes);
    }

    ChunkWork soFar() {
        return new ChunkWork(reused.sum(), reusedBytes.sum(), encoded.sum(), encodedBytes.sum());
    }
}
