package org.ladderworks.engine.cmaf.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * The decoder configuration record in {@code hvcC} (ISO/IEC 14496-15, 8.3.3.1). Its arrays of parameter sets are marked
 * complete, as {@code hvc1} demands: packaging refuses samples with other sets, and drops repeated ones.
 *
 * @param sps the first one
 * @param light what SEI messages in the record say of the title's light
 */
public record HevcConfiguration(NalRecord nal, HevcSps sps, StaticMetadata light) implements NalConfiguration {
    private static final int COMPLETE = 0x80;

    /** Reads the content of an {@code hvcC} box; a record without VPS, SPS or PPS is malformed. */
    public static HevcConfiguration parse(byte[] bytes) {
        byte[] record = bytes.clone();
        ByteReader in = new ByteReader(record);
        if (in.u8() != 1) {
            throw new MalformedMediaException("hvcC has an unknown version");
        }
        in.skip(20);
        int lengthSize = (in.u8() & 3) + 1;
        List<byte[]> sets = new ArrayList<>();
        List<byte[]> spsUnits = new ArrayList<>();
        StaticMetadata light = StaticMetadata.NONE;
        int found = 0;
        for (int arrays = in.u8(); arrays > 0; arrays--) {
            int header = record.length - in.remaining();
            int type = in.u8() & 0x3F;
            int count = in.u16();
            if (HevcNalType.isParameterSet(type)) {
                record[header] |= (byte) COMPLETE;
                found |= count > 0 ? 1 << (type - HevcNalType.VPS) : 0;
            }
            for (int i = 0; i < count; i++) {
                byte[] unit = in.bytes(in.u16());
                sets.add(unit);
                if (type == HevcNalType.SPS) {
                    spsUnits.add(unit);
                } else if (type == HevcSei.PREFIX) {
                    light = light.or(HevcSei.read(unit));
                }
            }
        }
        if (found != 7) {
            throw new MalformedMediaException("hvcC holds no usable parameter sets");
        }
        return new HevcConfiguration(
                new NalRecord(record, lengthSize, sets), HevcSpsParser.parse(spsUnits.getFirst()), light);
    }

    @Override
    public VideoCodec codec() {
        return VideoCodec.HEVC;
    }

    @Override
    public String box() {
        return "hvcC";
    }

    @Override
    public VideoFormat format() {
        return sps.format();
    }

    /** ISO/IEC 14496-15, E.3: for example {@code hvc1.1.6.L93.B0}. */
    @Override
    public String codecs() {
        String space = sps.profileSpace() == 0 ? "" : String.valueOf((char) ('A' + sps.profileSpace() - 1));
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "hvc1.%s%d.%X.%s%d",
                space,
                sps.profile(),
                Integer.reverse(sps.compatibility()),
                sps.highTier() ? "H" : "L",
                sps.level()));
        for (long left = sps.constraints() << 16; left != 0; left <<= 8) {
            text.append(String.format(Locale.ROOT, ".%X", left >>> 56));
        }
        return text.toString();
    }

    @Override
    public int headerSize() {
        return 2;
    }

    /** CRA pictures are no IDR: leading pictures may refer to what comes before them. */
    @Override
    public NalKind kind(int header) {
        int type = header >> 9 & 0x3F;
        int layer = header >> 3 & 0x3F;
        int temporalId = (header & 7) - 1;
        if (HevcNalType.isParameterSet(type)) {
            return NalKind.PARAMETER_SET;
        }
        if (!HevcNalType.isPicture(type) || layer != 0) {
            return NalKind.OTHER;
        }
        if (type == HevcNalType.IDR_W_RADL || type == HevcNalType.IDR_N_LP) {
            return NalKind.IDR;
        }
        boolean unreferenced = type <= HevcNalType.LAST_SUB_LAYER_TYPE
                && (type & 1) == 0
                // Pictures of higher sub-layers may refer to it; of the highest there are none.
                && temporalId == sps.subLayers() - 1;
        return unreferenced ? NalKind.DISPOSABLE : NalKind.REFERENCE;
    }

    @Override
    public boolean isSei(int header) {
        return (header >> 9 & 0x3F) == HevcNalType.PREFIX_SEI;
    }
}
