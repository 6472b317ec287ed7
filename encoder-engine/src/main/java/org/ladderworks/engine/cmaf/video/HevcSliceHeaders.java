package org.ladderworks.engine.cmaf.video;

import java.util.HashMap;
import java.util.Map;
import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.cenc.NotProtectable;

/** Slice segment headers of HEVC (ISO/IEC 23008-2, 7.3.6). */
final class HevcSliceHeaders implements SliceHeaders {
    private static final int LAST_PLAIN_SLICE = 9;
    private static final int FIRST_RANDOM_ACCESS = 16;
    private static final int LAST_RANDOM_ACCESS = 21;

    private final Map<Integer, HevcSpsSyntax> sequences = new HashMap<>();
    private final Map<Integer, HevcPps> pictures = new HashMap<>();

    private HevcSliceHeaders() {}

    static HevcSliceHeaders of(HevcConfiguration configuration) {
        HevcSliceHeaders headers = new HevcSliceHeaders();
        for (byte[] set : configuration.nal().parameterSets()) {
            int type = set.length < 2 ? 0 : set[0] >> 1 & 0x3F;
            boolean ofBaseLayer = set.length >= 2 && (set[0] & 1) == 0 && (set[1] & 0xF8) == 0;
            if (type == HevcNalType.SPS && ofBaseLayer) {
                HevcSpsSyntax sps = HevcSpsParser.syntax(set);
                headers.sequences.put(sps.id(), sps);
            } else if (type == HevcNalType.PPS && ofBaseLayer) {
                HevcPps pps = HevcPps.parse(set);
                headers.pictures.put(pps.id, pps);
            }
        }
        return headers;
    }

    @Override
    public Part part(int header) {
        int type = header >> 9 & 0x3F;
        int layer = header >> 3 & 0x3F;
        if (!HevcNalType.isPicture(type)) {
            return Part.CLEAR;
        }
        boolean slice = type <= LAST_PLAIN_SLICE || (type >= FIRST_RANDOM_ACCESS && type <= LAST_RANDOM_ACCESS);
        return slice && layer == 0 ? Part.SLICE : Part.UNKNOWN;
    }

    @Override
    public int end(byte[] nalUnit) {
        if (nalUnit.length < 2) {
            throw new MalformedMediaException("a slice ends inside its header");
        }
        BitReader in = new BitReader(EmulationPrevention.removed(nalUnit, 2));
        long before = in.remaining();
        HevcPps pps = new Slice(in, nalUnit[0] >> 1 & 0x3F).read();
        if (pps.entryPoints) {
            skipEntryPoints(in);
        }
        if (pps.headerExtension) {
            in.skip(8L * in.unsignedExpGolomb());
        }
        // byte_alignment() belongs to the header: a one, then zeros (7.3.2.5 and 7.3.6.1).
        in.flag();
        return EmulationPrevention.lengthWith(nalUnit, 2, Math.ceilDiv(before - in.remaining(), 8L));
    }

    private static void skipEntryPoints(BitReader in) {
        long points = in.unsignedExpGolomb();
        if (points > 0) {
            int bits = in.unsignedExpGolomb() + 1;
            if (bits > 32) {
                throw new MalformedMediaException("a slice has entry points of " + bits + " bits");
            }
            in.skip(points * bits);
        }
    }

    /** The fields of one header up to its entry points. */
    private final class Slice {
        private static final int B = 0;
        private static final int P = 1;

        private final BitReader in;
        private final int nalType;
        private int totalReferences;
        private boolean temporalMotion;

        Slice(BitReader in, int nalType) {
            this.in = in;
            this.nalType = nalType;
        }

        HevcPps read() {
            boolean first = in.flag();
            if (nalType >= FIRST_RANDOM_ACCESS) {
                in.flag();
            }
            HevcPps pps = pictures.get(in.unsignedExpGolomb());
            HevcSpsSyntax sps = pps == null ? null : sequences.get(pps.spsId);
            if (pps == null || sps == null) {
                throw new MalformedMediaException("a slice names a parameter set that there is not");
            }
            if (pps.extended || sps.screenContent()) {
                throw NotProtectable.because("HEVC extensions for several layers or screen content");
            }
            boolean dependent = !first && pps.dependentSlices && in.flag();
            if (!first) {
                in.skip(sps.addressBits());
            }
            if (!dependent) {
                readIndependent(sps, pps);
            }
            return pps;
        }

        private void readIndependent(HevcSpsSyntax sps, HevcPps pps) {
            in.bits(pps.extraBits);
            int type = in.unsignedExpGolomb();
            if (pps.outputFlag) {
                in.flag();
            }
            if (sps.separatePlanes()) {
                in.bits(2);
            }
            if (nalType != HevcNalType.IDR_W_RADL && nalType != HevcNalType.IDR_N_LP) {
                readReferences(sps);
            }
            boolean luma = sps.adaptiveOffset() && in.flag();
            boolean chroma = sps.adaptiveOffset() && sps.chromaArrayType() != 0 && in.flag();
            if (type == P || type == B) {
                skipPrediction(type == B, sps, pps);
            }
            in.signedExpGolomb();
            if (pps.chromaOffsets) {
                in.signedExpGolomb();
                in.signedExpGolomb();
            }
            if (pps.chromaOffsetLists) {
                in.flag();
            }
            boolean override = pps.deblockingOverride && in.flag();
            boolean unfiltered = override ? in.flag() : pps.deblockingDisabled;
            if (override && !unfiltered) {
                in.signedExpGolomb();
                in.signedExpGolomb();
            }
            if (pps.filterAcrossSlices && (luma || chroma || !unfiltered)) {
                in.flag();
            }
        }

        private void readReferences(HevcSpsSyntax sps) {
            in.bits(sps.orderBits());
            int sets = sps.sets().size();
            boolean ofSequence = in.flag();
            if (!ofSequence) {
                totalReferences =
                        HevcReferenceSet.read(in, sets, sets, sps.sets()).used();
            } else {
                int index = in.bits(HevcSpsSyntax.ceilLog2(sets));
                if (index >= sets) {
                    throw new MalformedMediaException("a slice names a reference picture set that there is not");
                }
                totalReferences = sps.sets().get(index).used();
            }
            if (sps.longTerm()) {
                readLongTerm(sps);
            }
            temporalMotion = sps.temporalMotion() && in.flag();
        }

        private void readLongTerm(HevcSpsSyntax sps) {
            int known = sps.longTermUsed().size();
            int ofSequence = known > 0 ? in.unsignedExpGolomb() : 0;
            int own = in.unsignedExpGolomb();
            if (ofSequence > known || own > 33) {
                throw new MalformedMediaException("a slice has " + own + " long-term references");
            }
            for (int i = 0; i < ofSequence + own; i++) {
                boolean used;
                if (i < ofSequence) {
                    int index = in.bits(HevcSpsSyntax.ceilLog2(known));
                    used = index < known && sps.longTermUsed().get(index);
                } else {
                    in.bits(sps.orderBits());
                    used = in.flag();
                }
                totalReferences += used ? 1 : 0;
                if (in.flag()) {
                    in.unsignedExpGolomb();
                }
            }
        }

        private void skipPrediction(boolean both, HevcSpsSyntax sps, HevcPps pps) {
            int references = pps.references;
            int back = pps.referencesBack;
            if (in.flag()) {
                references = HevcPps.references(in);
                back = both ? HevcPps.references(in) : back;
            }
            if (pps.listsModification && totalReferences > 1) {
                skipModification(references);
                skipModification(both ? back : 0);
            }
            if (both) {
                in.flag();
            }
            if (pps.cabacInit) {
                in.flag();
            }
            if (temporalMotion) {
                boolean fromFirst = !both || in.flag();
                if ((fromFirst ? references : back) > 1) {
                    in.unsignedExpGolomb();
                }
            }
            if (both ? pps.weightedBoth : pps.weighted) {
                boolean chroma = sps.chromaArrayType() != 0;
                in.unsignedExpGolomb();
                if (chroma) {
                    in.signedExpGolomb();
                }
                skipWeights(references, chroma);
                skipWeights(both ? back : 0, chroma);
            }
            in.unsignedExpGolomb();
        }

        /** ref_pic_lists_modification() of one list (7.3.6.2); of a list that there is not, none. */
        private void skipModification(int references) {
            if (references > 0 && in.flag()) {
                in.skip((long) references * HevcSpsSyntax.ceilLog2(totalReferences));
            }
        }

        /** pred_weight_table() of one list (7.3.6.3). */
        private void skipWeights(int references, boolean chroma) {
            boolean[] luma = new boolean[references];
            boolean[] colour = new boolean[references];
            for (int i = 0; i < references; i++) {
                luma[i] = in.flag();
            }
            for (int i = 0; chroma && i < references; i++) {
                colour[i] = in.flag();
            }
            for (int i = 0; i < references; i++) {
                for (int value = (luma[i] ? 2 : 0) + (colour[i] ? 4 : 0); value > 0; value--) {
                    in.signedExpGolomb();
                }
            }
        }
    }
}
