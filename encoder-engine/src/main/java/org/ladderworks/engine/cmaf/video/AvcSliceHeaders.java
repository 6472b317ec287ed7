package org.ladderworks.engine.cmaf.video;

import java.util.HashMap;
import java.util.Map;
import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.cenc.NotProtectable;

/** Slice headers of AVC (ISO/IEC 14496-10, 7.3.3). */
final class AvcSliceHeaders implements SliceHeaders {
    private static final int P = 0;
    private static final int B = 1;
    private static final int I = 2;
    private static final int SP = 3;
    private static final int SI = 4;

    /** Data partitions (2 to 4), auxiliary pictures (19), and slices of scalable and multiview coding (20, 21). */
    private static final int FIRST_PARTITION = 2;

    private static final int LAST_PARTITION = 4;
    private static final int AUXILIARY = 19;
    private static final int LAST_EXTENSION = 21;

    /** Longer lists of commands contradict the sizes of reference lists (7.4.3.1 and 7.4.3.3). */
    private static final int MOST_COMMANDS = 2 * AvcPps.MOST_REFERENCES + 2;

    private final Map<Integer, AvcSpsSyntax> sequences = new HashMap<>();
    private final Map<Integer, AvcPps> pictures = new HashMap<>();

    private AvcSliceHeaders() {}

    static AvcSliceHeaders of(AvcConfiguration configuration) {
        AvcSliceHeaders headers = new AvcSliceHeaders();
        for (byte[] set : configuration.nal().parameterSets()) {
            int type = set.length == 0 ? 0 : set[0] & 0x1F;
            if (type == AvcNalType.SPS) {
                AvcSpsSyntax sps = AvcSpsParser.syntax(set);
                headers.sequences.put(sps.id(), sps);
            } else if (type == AvcNalType.PPS) {
                AvcPps pps = AvcPps.parse(set);
                headers.pictures.put(pps.id(), pps);
            }
        }
        return headers;
    }

    @Override
    public Part part(int header) {
        int type = header & 0x1F;
        if (type == AvcNalType.SLICE || type == AvcNalType.IDR_SLICE) {
            return Part.SLICE;
        }
        boolean partition = type >= FIRST_PARTITION && type <= LAST_PARTITION;
        boolean extension = type >= AUXILIARY && type <= LAST_EXTENSION;
        return partition || extension ? Part.UNKNOWN : Part.CLEAR;
    }

    @Override
    public int end(byte[] nalUnit) {
        BitReader in = new BitReader(EmulationPrevention.removed(nalUnit, 1));
        long before = in.remaining();
        read(in, nalUnit[0] & 0x1F, (nalUnit[0] & 0x60) != 0);
        return EmulationPrevention.lengthWith(nalUnit, 1, Math.ceilDiv(before - in.remaining(), 8L));
    }

    private void read(BitReader in, int nalType, boolean reference) {
        in.unsignedExpGolomb();
        int type = in.unsignedExpGolomb() % 5;
        AvcPps pps = pictures.get(in.unsignedExpGolomb());
        AvcSpsSyntax sps = pps == null ? null : sequences.get(pps.spsId());
        if (pps == null || sps == null) {
            throw new MalformedMediaException("a slice names a parameter set that there is not");
        }
        if (pps.sliceGroups()) {
            throw NotProtectable.because("slice groups (FMO)");
        }
        if (sps.separatePlanes()) {
            in.bits(2);
        }
        in.bits(sps.frameNumberBits());
        boolean field = !sps.framesOnly() && in.flag();
        if (field) {
            in.flag();
        }
        if (nalType == AvcNalType.IDR_SLICE) {
            in.unsignedExpGolomb();
        }
        skipOrder(in, sps, pps.orderPerField() && !field);
        if (pps.redundant()) {
            in.unsignedExpGolomb();
        }
        if (type == B) {
            in.flag();
        }
        skipPrediction(in, type, sps, pps);
        if (reference) {
            skipMarking(in, nalType == AvcNalType.IDR_SLICE);
        }
        if (pps.cabac() && type != I && type != SI) {
            in.unsignedExpGolomb();
        }
        in.signedExpGolomb();
        if (type == SP) {
            in.flag();
        }
        if (type == SP || type == SI) {
            in.signedExpGolomb();
        }
        if (pps.deblocking() && in.unsignedExpGolomb() != 1) {
            in.signedExpGolomb();
            in.signedExpGolomb();
        }
    }

    private static void skipOrder(BitReader in, AvcSpsSyntax sps, boolean ofBottomField) {
        if (sps.orderType() == 0) {
            in.bits(sps.orderBits());
            if (ofBottomField) {
                in.signedExpGolomb();
            }
        } else if (sps.orderType() == 1 && !sps.noOrderDeltas()) {
            in.signedExpGolomb();
            if (ofBottomField) {
                in.signedExpGolomb();
            }
        }
    }

    private static void skipPrediction(BitReader in, int type, AvcSpsSyntax sps, AvcPps pps) {
        boolean forward = type == P || type == SP;
        int references = pps.references();
        int back = pps.referencesBack();
        if ((forward || type == B) && in.flag()) {
            references = references(in);
            back = type == B ? references(in) : back;
        }
        if (forward || type == B) {
            skipModification(in);
        }
        if (type == B) {
            skipModification(in);
        }
        if ((pps.weighted() && forward) || (pps.weightedBoth() == 1 && type == B)) {
            boolean chroma = sps.chromaArrayType() != 0;
            in.unsignedExpGolomb();
            if (chroma) {
                in.unsignedExpGolomb();
            }
            skipWeights(in, references, chroma);
            skipWeights(in, type == B ? back : 0, chroma);
        }
    }

    private static int references(BitReader in) {
        int references = in.unsignedExpGolomb() + 1;
        if (references > AvcPps.MOST_REFERENCES) {
            throw new MalformedMediaException("a slice has " + references + " references");
        }
        return references;
    }

    /** ref_pic_list_modification() of one list (7.3.3.1). */
    private static void skipModification(BitReader in) {
        if (!in.flag()) {
            return;
        }
        for (int commands = 0; commands < MOST_COMMANDS; commands++) {
            int command = in.unsignedExpGolomb();
            if (command == 3) {
                return;
            }
            in.unsignedExpGolomb();
        }
        throw new MalformedMediaException("a slice changes its list of references without end");
    }

    /** pred_weight_table() of one list (7.3.3.2). */
    private static void skipWeights(BitReader in, int references, boolean chroma) {
        for (int i = 0; i < references; i++) {
            if (in.flag()) {
                in.signedExpGolomb();
                in.signedExpGolomb();
            }
            if (chroma && in.flag()) {
                for (int value = 0; value < 4; value++) {
                    in.signedExpGolomb();
                }
            }
        }
    }

    /** dec_ref_pic_marking() (7.3.3.3). */
    private static void skipMarking(BitReader in, boolean idr) {
        if (idr) {
            in.bits(2);
            return;
        }
        if (!in.flag()) {
            return;
        }
        for (int commands = 0; commands < MOST_COMMANDS; commands++) {
            int command = in.unsignedExpGolomb();
            switch (command) {
                case 0 -> {
                    return;
                }
                case 1, 2, 4, 6 -> in.unsignedExpGolomb();
                case 3 -> {
                    in.unsignedExpGolomb();
                    in.unsignedExpGolomb();
                }
                default -> {}
            }
        }
        throw new MalformedMediaException("a slice marks references without end");
    }
}
