package org.ladderworks.engine.cmaf.video;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** The decoder configuration record in {@code avcC} (ISO/IEC 14496-15, 5.3.3.1), bytes kept as they came. */
public record AvcConfiguration(NalRecord nal, AvcSps sps) implements NalConfiguration {
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
        if (spsCount == 0 || ppsCount == 0) {
            throw new MalformedMediaException("avcC holds no usable parameter sets");
        }
        return new AvcConfiguration(
                new NalRecord(record.clone(), lengthSize, sets), AvcSpsParser.parse(sets.getFirst()));
    }

    private static void addSets(ByteReader in, int count, List<byte[]> sets) {
        for (int i = 0; i < count; i++) {
            sets.add(in.bytes(in.u16()));
        }
    }

    /** Sequence parameter sets, then picture parameter sets, as NAL units; not to be changed. */
    public List<byte[]> parameterSets() {
        return nal.parameterSets();
    }

    @Override
    public VideoCodec codec() {
        return VideoCodec.AVC;
    }

    @Override
    public String box() {
        return "avcC";
    }

    @Override
    public VideoFormat format() {
        return sps.format();
    }

    @Override
    public String codecs() {
        return sps.codecs();
    }

    @Override
    public int headerSize() {
        return 1;
    }

    @Override
    public NalKind kind(int header) {
        int type = header & 0x1F;
        boolean reference = (header & 0x60) != 0;
        return switch (type) {
            case AvcNalType.IDR_SLICE -> NalKind.IDR;
            case AvcNalType.SPS, AvcNalType.PPS -> NalKind.PARAMETER_SET;
            default -> !AvcNalType.isPicture(type) ? NalKind.OTHER : reference ? NalKind.REFERENCE : NalKind.DISPOSABLE;
        };
    }

    @Override
    public boolean isSei(int header) {
        return (header & 0x1F) == AvcNalType.SEI;
    }
}
