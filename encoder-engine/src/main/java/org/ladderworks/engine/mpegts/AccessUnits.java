package org.ladderworks.engine.mpegts;

import java.util.Arrays;
import java.util.List;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * Makes byte streams (ISO/IEC 14496-10, annex B) of H.264 samples with lengths (ISO/IEC 14496-15, 4.3), in the form that
 * transport streams ask for: an access unit delimiter first, parameter sets before each IDR picture (ISO/IEC 13818-1, 2.14.1).
 * Not thread-safe; holds the largest access unit.
 */
public final class AccessUnits {
    private static final int SLICE = 1;
    private static final int IDR = 5;
    private static final int SPS = 7;
    private static final int PPS = 8;
    private static final int DELIMITER = 9;
    private static final int START_CODE = 4;

    /** Any kind of slice may follow (7.4.2.4). */
    private static final byte ANY_SLICES = (byte) 0xF0;

    private final int lengthSize;
    private final byte[] delimiter = {0, 0, 0, 1, DELIMITER, ANY_SLICES};
    private final byte[] parameterSets;
    private byte[] unit = new byte[1 << 16];
    private int length;
    private boolean idr;

    /**
     * For one rung.
     *
     * @param lengthSize bytes of the length before each NAL unit, 1 to 4
     * @param parameterSets NAL units: sequence parameter sets, then picture parameter sets
     */
    public AccessUnits(int lengthSize, List<byte[]> parameterSets) {
        this.lengthSize = lengthSize;
        byte[] sets = new byte[0];
        for (byte[] set : parameterSets) {
            int end = sets.length;
            sets = Arrays.copyOf(sets, end + START_CODE + set.length);
            sets[end + START_CODE - 1] = 1;
            System.arraycopy(set, 0, sets, end + START_CODE, set.length);
        }
        this.parameterSets = sets;
    }

    /**
     * Makes an access unit of a sample. Its own delimiter and parameter sets are left out, all else stays, bit for bit.
     *
     * @throws MalformedMediaException where its NAL units overrun it, or it holds no picture
     */
    public void read(byte[] sample, int size) {
        length = 0;
        idr = scan(sample, size);
        append(delimiter, 0, delimiter.length);
        if (idr) {
            append(parameterSets, 0, parameterSets.length);
        }
        for (int at = 0; at < size; ) {
            int nal = at + lengthSize;
            int end = nal + nalLength(sample, at);
            if (isKept(sample[nal] & 0x1F)) {
                append(delimiter, 0, START_CODE);
                append(sample, nal, end - nal);
            }
            at = end;
        }
    }

    /** True where the sample is an IDR picture. */
    private boolean scan(byte[] sample, int size) {
        boolean picture = false;
        boolean found = false;
        for (int at = 0; at < size; ) {
            if (size - at <= lengthSize) {
                throw new MalformedMediaException("a sample ends inside a NAL unit");
            }
            int nal = nalLength(sample, at);
            if (nal < 1 || nal > size - at - lengthSize) {
                throw new MalformedMediaException("a NAL unit overruns its sample");
            }
            int type = sample[at + lengthSize] & 0x1F;
            picture |= type >= SLICE && type <= IDR;
            found |= type == IDR;
            at += lengthSize + nal;
        }
        if (!picture) {
            throw new MalformedMediaException("a sample holds no picture");
        }
        return found;
    }

    private int nalLength(byte[] sample, int at) {
        int number = 0;
        for (int i = 0; i < lengthSize; i++) {
            number = (number << 8) | (sample[at + i] & 0xFF);
        }
        return number;
    }

    private static boolean isKept(int type) {
        return type != SPS && type != PPS && type != DELIMITER;
    }

    private void append(byte[] from, int start, int count) {
        if (unit.length - length < count) {
            unit = Arrays.copyOf(unit, Math.max(2 * unit.length, length + count));
        }
        System.arraycopy(from, start, unit, length, count);
        length += count;
    }

    /** The access unit, of which the first {@link #length} bytes count; used again for the next. */
    public byte[] bytes() {
        return unit;
    }

    public int length() {
        return length;
    }

    /** True where decoding can begin at it. */
    public boolean isIdr() {
        return idr;
    }
}
