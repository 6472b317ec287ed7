package org.ladderworks.engine.cmaf.avc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** The decoder configuration record in {@code avcC} (ISO/IEC 14496-15, 5.3.3.1), bytes kept as they came. */
public final class AvcConfiguration {
    private final byte[] record;
    private final int lengthSize;
    private final List<byte[]> parameterSets;
    private final SequenceParameterSet sps;

    private AvcConfiguration(byte[] record, int lengthSize, List<byte[]> parameterSets, SequenceParameterSet sps) {
        this.record = record;
        this.lengthSize = lengthSize;
        this.parameterSets = parameterSets;
        this.sps = sps;
    }

    /** Reads the content of an {@code avcC} box; a record without SPS or PPS is malformed. */
    public static AvcConfiguration parse(byte[] record) {
        ByteReader in = new ByteReader(record);
        if (in.u8() != 1) {
            throw new MalformedMediaException("avcC has an unknown version");
        }
        in.skip(3);
        int lengthSize = (in.u8() & 3) + 1;
        List<byte[]> sets = new ArrayList<>();
        int spsCount = in.u8() & 0x1F;
        addSets(in, spsCount, sets);
        int ppsCount = in.u8();
        addSets(in, ppsCount, sets);
        if (lengthSize == 3 || spsCount == 0 || ppsCount == 0) {
            throw new MalformedMediaException("avcC holds no usable parameter sets");
        }
        return new AvcConfiguration(record.clone(), lengthSize, sets, SpsParser.parse(sets.getFirst()));
    }

    private static void addSets(ByteReader in, int count, List<byte[]> sets) {
        for (int i = 0; i < count; i++) {
            sets.add(in.bytes(in.u16()));
        }
    }

    /** The record's bytes, a copy. */
    public byte[] record() {
        return record.clone();
    }

    /** Bytes of the length field before each NAL unit: 1, 2 or 4. */
    public int lengthSize() {
        return lengthSize;
    }

    /** The first SPS. */
    public SequenceParameterSet sps() {
        return sps;
    }

    /** True where the record holds exactly this SPS or PPS. */
    public boolean holds(byte[] nalUnit) {
        return parameterSets.stream().anyMatch(set -> Arrays.equals(set, nalUnit));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AvcConfiguration that && Arrays.equals(record, that.record);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(record);
    }
}
