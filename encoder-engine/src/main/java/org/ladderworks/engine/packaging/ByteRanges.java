package org.ladderworks.engine.packaging;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Ranges of one file in the order in which they are to be copied; neighbours grow together into one. */
final class ByteRanges {
    private long[] starts = new long[64];
    private long[] lengths = new long[64];
    private int count;
    private int range;
    private long passed;

    void clear() {
        count = 0;
        range = 0;
        passed = 0;
    }

    void add(long start, long length) {
        if (length == 0) {
            return;
        }
        if (count > 0 && starts[count - 1] + lengths[count - 1] == start) {
            lengths[count - 1] += length;
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        starts[count] = start;
        lengths[count] = length;
        count++;
    }

    void copy(PackageFiles.MediaFile from, PackageFiles to) {
        for (int i = 0; i < count; i++) {
            to.copy(from, starts[i], lengths[i]);
        }
    }

    /** Reads on where the last call ended, as much as there is and fits. */
    void read(PackageFiles.MediaFile from, ByteBuffer into) {
        while (into.hasRemaining() && range < count) {
            int limit = into.limit();
            into.limit((int) Math.min(limit, into.position() + lengths[range] - passed));
            passed += from.read(into, starts[range] + passed);
            into.limit(limit);
            if (passed == lengths[range]) {
                range++;
                passed = 0;
            }
        }
    }
}
