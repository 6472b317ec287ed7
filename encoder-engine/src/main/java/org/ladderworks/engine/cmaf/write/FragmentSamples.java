package org.ladderworks.engine.cmaf.write;

import java.util.Arrays;

/** The samples of one fragment in decode order: growable columns, reused from fragment to fragment. */
public final class FragmentSamples {
    private static final int SYNC_DEPENDED_ON = 0x0240_0000;
    private static final int REFERENCE = 0x0141_0000;
    private static final int DISPOSABLE = 0x0181_0000;
    private static final int DEPENDENT = 0x0101_0000;

    private int count;
    private int[] sizes = new int[256];
    private int[] durations = new int[256];
    private int[] compositions = new int[256];
    private int[] flags = new int[256];

    public void clear() {
        count = 0;
    }

    /**
     * Adds a sample.
     *
     * @param size in bytes as written
     * @param duration in ticks
     * @param composition presentation time less decode time, in ticks
     */
    public void add(int size, long duration, long composition, Dependence dependence) {
        if (count == sizes.length) {
            sizes = Arrays.copyOf(sizes, count * 2);
            durations = Arrays.copyOf(durations, count * 2);
            compositions = Arrays.copyOf(compositions, count * 2);
            flags = Arrays.copyOf(flags, count * 2);
        }
        sizes[count] = size;
        durations[count] = Math.toIntExact(duration);
        compositions[count] = Math.toIntExact(composition);
        flags[count] = switch (dependence) {
            case INDEPENDENT -> SYNC_DEPENDED_ON;
            case REFERENCE -> REFERENCE;
            case DISPOSABLE -> DISPOSABLE;
            case DEPENDENT -> DEPENDENT;
        };
        count++;
    }

    public int count() {
        return count;
    }

    public int size(int sample) {
        return sizes[sample];
    }

    /** Bytes of all samples. */
    public long bytes() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += sizes[i];
        }
        return sum;
    }

    /** Ticks of all samples. */
    public long duration() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += durations[i];
        }
        return sum;
    }

    int duration(int sample) {
        return durations[sample];
    }

    int composition(int sample) {
        return compositions[sample];
    }

    int flags(int sample) {
        return flags[sample];
    }

    boolean reordered() {
        return Arrays.stream(compositions, 0, count).anyMatch(offset -> offset != 0);
    }

    boolean evenDurations() {
        return Arrays.stream(durations, 0, count).allMatch(duration -> duration == durations[0]);
    }

    /** What a sample needs, and whether others need it (ISO/IEC 14496-12, 8.8.3.1). */
    public enum Dependence {
        /** A sync sample that others refer to. */
        INDEPENDENT,
        REFERENCE,
        DISPOSABLE,
        /** Depends on others; whether others depend on it is not known. */
        DEPENDENT
    }
}
