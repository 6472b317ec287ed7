package org.ladderworks.engine.cmaf.video;

import java.util.Arrays;
import java.util.List;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * A decoder configuration record of a codec with NAL units (ISO/IEC 14496-15), and the parameter sets in it. Immutable;
 * equal where the bytes are equal.
 */
public final class NalRecord {
    private final byte[] bytes;
    private final int lengthSize;
    private final List<byte[]> parameterSets;

    /**
     * Takes over the arrays.
     *
     * @param lengthSize bytes of the length field before each NAL unit, as the record says; 3 is malformed
     */
    NalRecord(byte[] bytes, int lengthSize, List<byte[]> parameterSets) {
        if (lengthSize == 3) {
            throw new MalformedMediaException("the decoder configuration names a length field of 3 bytes");
        }
        this.bytes = bytes;
        this.lengthSize = lengthSize;
        this.parameterSets = List.copyOf(parameterSets);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    int lengthSize() {
        return lengthSize;
    }

    /** Every parameter set and SEI message of the record, in its order. */
    List<byte[]> parameterSets() {
        return parameterSets;
    }

    boolean holds(byte[] nalUnit) {
        return parameterSets.stream().anyMatch(set -> Arrays.equals(set, nalUnit));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NalRecord that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
