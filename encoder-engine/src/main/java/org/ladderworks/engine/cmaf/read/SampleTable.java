package org.ladderworks.engine.cmaf.read;

import java.util.Arrays;
import java.util.BitSet;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** Where a track's samples lie and when they are decoded and shown: some 24 bytes for each, no object per sample. */
public final class SampleTable {
    private final int count;
    private final long[] offsets;
    private final int[] sizes;
    private final long[] times;
    private final int[] compositions;
    private final BitSet syncs;
    private final long end;

    private SampleTable(Builder builder) {
        count = builder.count;
        offsets = builder.offsets;
        sizes = builder.sizes;
        times = builder.times;
        compositions = builder.compositions;
        syncs = builder.syncs;
        end = builder.end;
    }

    public int count() {
        return count;
    }

    /** Position in the file, in bytes. */
    public long offset(int sample) {
        return offsets[sample];
    }

    /** In bytes. */
    public int size(int sample) {
        return sizes[sample];
    }

    /** Decode time in ticks of the track's timescale. */
    public long decodeTime(int sample) {
        return times[sample];
    }

    /** Presentation time in ticks, before edits. */
    public long presentationTime(int sample) {
        return times[sample] + compositions[sample];
    }

    public boolean isSync(int sample) {
        return syncs.get(sample);
    }

    /** The first sync sample from here on; -1 where there is none. */
    public int nextSync(int sample) {
        return syncs.nextSetBit(sample);
    }

    /** Decode time at which the last sample ends, in ticks. */
    public long end() {
        return end;
    }

    /** How many samples all tracks of one file may still have together. */
    static final class Budget {
        private int left = Builder.MOST_SAMPLES;

        private void check(int more) {
            if (more > left) {
                throw new MalformedMediaException("it declares more than " + Builder.MOST_SAMPLES + " samples");
            }
        }
    }

    /** Grows with the samples that were found, each checked against the file. */
    static final class Builder {
        /** More than twenty hours at 50 frames a second: a limit against counts that no bytes stand behind. */
        static final int MOST_SAMPLES = 4_000_000;

        /** Ticks: far beyond any media, near enough to zero that sums never overflow. */
        private static final long LATEST = 1L << 53;

        private final long fileSize;
        private final Budget budget;
        private int count;
        private long[] offsets = new long[0];
        private int[] sizes = new int[0];
        private long[] times = new long[0];
        private int[] compositions = new int[0];
        private final BitSet syncs = new BitSet();
        private long end;

        Builder(long fileSize, Budget budget) {
            this.fileSize = fileSize;
            this.budget = budget;
        }

        void endAt(long time) {
            if (time < 0 || time > LATEST) {
                throw new MalformedMediaException("a time is out of range");
            }
            end = time;
        }

        void expect(int more) {
            budget.check(more);
            grow(count + more);
        }

        void add(long offset, long size, long duration, int composition, boolean sync) {
            if (size < 0 || size > Integer.MAX_VALUE || offset < 0 || offset > fileSize - size) {
                throw new MalformedMediaException("sample " + (count + 1) + " lies outside the file: was it cut off?");
            }
            budget.check(1);
            budget.left--;
            if (count == sizes.length) {
                grow(Math.clamp(count * 2L, 1024, MOST_SAMPLES));
            }
            offsets[count] = offset;
            sizes[count] = (int) size;
            times[count] = end;
            compositions[count] = composition;
            syncs.set(count, sync);
            count++;
            endAt(end + duration);
        }

        private void grow(int capacity) {
            if (capacity > sizes.length) {
                offsets = Arrays.copyOf(offsets, capacity);
                sizes = Arrays.copyOf(sizes, capacity);
                times = Arrays.copyOf(times, capacity);
                compositions = Arrays.copyOf(compositions, capacity);
            }
        }

        SampleTable build() {
            return new SampleTable(this);
        }
    }
}
