package org.ladderworks.engine.cmaf.video;

import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * What slice headers need of an SPS (ISO/IEC 14496-10, 7.3.3).
 *
 * @param id seq_parameter_set_id
 * @param separatePlanes separate_colour_plane_flag
 * @param chromaArrayType ChromaArrayType
 * @param frameNumberBits bits of frame_num
 * @param framesOnly frame_mbs_only_flag
 * @param orderType pic_order_cnt_type
 * @param orderBits bits of pic_order_cnt_lsb, for type 0
 * @param noOrderDeltas delta_pic_order_always_zero_flag, for type 1
 */
record AvcSpsSyntax(
        int id,
        boolean separatePlanes,
        int chromaArrayType,
        int frameNumberBits,
        boolean framesOnly,
        int orderType,
        int orderBits,
        boolean noOrderDeltas) {
    private static final int MOST_BITS = 16;

    AvcSpsSyntax {
        if (frameNumberBits > MOST_BITS || orderBits > MOST_BITS || orderType > 2) {
            throw new MalformedMediaException("an SPS has numbers of frames or picture orders out of range");
        }
    }
}
