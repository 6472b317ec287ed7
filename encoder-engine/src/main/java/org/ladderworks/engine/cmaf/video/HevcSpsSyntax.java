package org.ladderworks.engine.cmaf.video;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * What slice headers need of an SPS (ISO/IEC 23008-2, 7.3.6.1).
 *
 * @param id sps_seq_parameter_set_id
 * @param screenContent whether its profile is one of screen content coding or of several layers
 * @param separatePlanes separate_colour_plane_flag
 * @param chromaArrayType ChromaArrayType
 * @param orderBits bits of slice_pic_order_cnt_lsb
 * @param addressBits bits of slice_segment_address
 * @param sets short-term reference picture sets
 * @param longTerm long_term_ref_pics_present_flag
 * @param longTermUsed used_by_curr_pic_lt_sps_flag of each
 * @param temporalMotion sps_temporal_mvp_enabled_flag
 * @param adaptiveOffset sample_adaptive_offset_enabled_flag
 */
record HevcSpsSyntax(
        int id,
        boolean screenContent,
        boolean separatePlanes,
        int chromaArrayType,
        int orderBits,
        int addressBits,
        List<HevcReferenceSet> sets,
        boolean longTerm,
        List<Boolean> longTermUsed,
        boolean temporalMotion,
        boolean adaptiveOffset) {
    HevcSpsSyntax {
        sets = List.copyOf(sets);
        longTermUsed = List.copyOf(longTermUsed);
    }

    /** Fields as they come in. */
    static final class Builder {
        /** Version 1 and range extensions end here; later profiles add fields to slice headers. */
        private static final int LAST_PLAIN_PROFILE = 4;

        private static final int HIGH_THROUGHPUT = 5;

        /** CtbLog2SizeY (7.4.3.2.1). */
        private static final int LARGEST_BLOCK_BITS = 6;

        int id;
        int profile;
        boolean separatePlanes;
        int chromaArrayType;
        int orderBits;
        long codedWidth;
        long codedHeight;
        int blockBits;
        boolean longTerm;
        boolean temporalMotion;
        boolean adaptiveOffset;
        final List<HevcReferenceSet> sets = new ArrayList<>();
        final List<Boolean> longTermUsed = new ArrayList<>();

        HevcSpsSyntax build() {
            if (blockBits > LARGEST_BLOCK_BITS) {
                throw new MalformedMediaException("an SPS has coding tree blocks of 2^" + blockBits + " samples");
            }
            long blocks = Math.ceilDiv(codedWidth, 1L << blockBits) * Math.ceilDiv(codedHeight, 1L << blockBits);
            return new HevcSpsSyntax(
                    id,
                    profile > LAST_PLAIN_PROFILE && profile != HIGH_THROUGHPUT,
                    separatePlanes,
                    chromaArrayType,
                    orderBits,
                    ceilLog2(blocks),
                    sets,
                    longTerm,
                    longTermUsed,
                    temporalMotion,
                    adaptiveOffset);
        }
    }

    /** Ceil(Log2(n)), as many fields have it for their bits; 0 for 0 and 1. */
    static int ceilLog2(long n) {
        return n <= 1 ? 0 : 64 - Long.numberOfLeadingZeros(n - 1);
    }
}
