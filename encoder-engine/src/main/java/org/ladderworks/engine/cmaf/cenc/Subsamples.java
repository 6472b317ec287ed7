package org.ladderworks.engine.cmaf.cenc;

import java.util.Arrays;

/**
 * Which bytes of the samples of a fragment are clear, and which protected (ISO/IEC 23001-7, 9.4): growable columns, reused
 * from fragment to fragment. Entries are as {@code senc} has them: clear bytes, then protected ones.
 *
 * <p>Clear bytes that follow each other become one entry, and more than {@value #MOST_CLEAR} of them several. Not
 * thread-safe.
 */
public final class Subsamples {
    /** BytesOfClearData has 16 bits. */
    public static final int MOST_CLEAR = 0xFFFF;

    private static final int BLOCK = 16;

    /** saiz tells the bytes of a sample's entries in eight bits (ISO/IEC 14496-12, 8.7.8). */
    private static final int LARGEST_INFO = 0xFF;

    private static final int ENTRY = 6;

    private final boolean aligned;
    private final int most;
    private int samples;
    private int[] ends = new int[64];
    private int entries;
    private int[] clear = new int[256];
    private int[] secret = new int[256];
    private long pending;

    /**
     * For tracks of a scheme. In {@code cenc} protected bytes are a multiple of 16, and bytes beyond that go to the clear
     * ones before them (ISO/IEC 23000-19, 8.2.2.2); in {@code cbcs} they begin at the first byte behind the header.
     */
    public Subsamples(ProtectionScheme scheme) {
        this.aligned = scheme == ProtectionScheme.CENC;
        int fixed = Short.BYTES + (scheme == ProtectionScheme.CENC ? TrackEncryption.ivLength(scheme) : 0);
        this.most = (LARGEST_INFO - fixed) / ENTRY;
    }

    /** Forgets all samples. */
    public void clear() {
        samples = 0;
        entries = 0;
        pending = 0;
    }

    /**
     * Adds bytes to the sample that is not ended yet: some that stay clear, then some to be protected.
     *
     * @throws org.ladderworks.engine.error.DrmException STREAM_NOT_PROTECTABLE where the sample has more parts than boxes
     *     can tell
     */
    public void add(long clearBytes, long protectedBytes) {
        long beyond = aligned ? protectedBytes % BLOCK : 0;
        pending += clearBytes + beyond;
        if (protectedBytes > beyond) {
            push(Math.toIntExact(protectedBytes - beyond));
        }
    }

    /** Ends a sample. */
    public void endSample() {
        if (pending > 0) {
            push(0);
        }
        if (samples == ends.length) {
            ends = Arrays.copyOf(ends, samples * 2);
        }
        ends[samples++] = entries;
    }

    private void push(int protectedBytes) {
        while (pending > MOST_CLEAR) {
            entry(MOST_CLEAR, 0);
            pending -= MOST_CLEAR;
        }
        entry((int) pending, protectedBytes);
        pending = 0;
    }

    private void entry(int clearBytes, int protectedBytes) {
        if (entries - first(samples) == most) {
            throw NotProtectable.because("a picture in more than " + most + " slices or tiles");
        }
        if (entries == clear.length) {
            clear = Arrays.copyOf(clear, entries * 2);
            secret = Arrays.copyOf(secret, entries * 2);
        }
        clear[entries] = clearBytes;
        secret[entries] = protectedBytes;
        entries++;
    }

    /** Samples that were ended. */
    public int samples() {
        return samples;
    }

    /** The first entry of a sample. */
    public int first(int sample) {
        return sample == 0 ? 0 : ends[sample - 1];
    }

    /** The entry behind a sample's last. */
    public int end(int sample) {
        return ends[sample];
    }

    public int clearBytes(int entry) {
        return clear[entry];
    }

    public int protectedBytes(int entry) {
        return secret[entry];
    }
}
