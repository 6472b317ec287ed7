package org.ladderworks.engine.cmaf.video;

import java.util.ArrayList;
import java.util.List;

/** What frame headers need of a sequence header (AV1 specification, 5.5); written by its parser, then only read. */
final class Av1SequenceSyntax {
    /** reduced_still_picture_header. */
    boolean reduced;

    /** equal_picture_interval. */
    boolean equalIntervals;

    /** decoder_model_info_present_flag. */
    boolean decoderModel;

    int removalTimeBits;
    int presentationTimeBits;

    /** operating_point_idc of the operating points that have a decoder model. */
    final List<Integer> modelledLayers = new ArrayList<>();

    int widthBits;
    int heightBits;
    int width;
    int height;

    /** frame_id_numbers_present_flag. */
    boolean frameIds;

    int deltaIdBits;
    int idBits;

    /** use_128x128_superblock. */
    boolean largeSuperblocks;

    boolean warpedMotion;

    /** enable_ref_frame_mvs. */
    boolean motionFields;

    /** seq_force_screen_content_tools: 0, 1, or 2 where frames tell. */
    int screenContent = Av1SequenceHeaderParser.SELECTED_BY_FRAME;

    /** seq_force_integer_mv: 0, 1, or 2 where frames tell. */
    int wholeMotion = Av1SequenceHeaderParser.SELECTED_BY_FRAME;

    /** OrderHintBits; 0 without order hints. */
    int orderHintBits;

    boolean superres;

    /** enable_cdef. */
    boolean directionalFilter;

    boolean restoration;
    boolean monochrome;

    /** 4:2:0. */
    boolean halfChroma;

    /** separate_uv_delta_q. */
    boolean separateDeltas;

    boolean filmGrain;
}
