package org.ladderworks.engine.cmaf.video;

/**
 * What packaging needs of a sequence header OBU (AV1 specification, 5.5).
 *
 * @param profile seq_profile: 0 is Main
 * @param level seq_level_idx of the first operating point: 8 is level 4.0
 * @param highTier seq_tier of it
 * @param reduced reduced_still_picture_header: frames have no show_existing_frame and no type
 * @param chromaCode as codec strings have it: subsampling in x, in y, and chroma_sample_position
 */
public record Av1SequenceHeader(
        int profile, int level, boolean highTier, boolean reduced, int chromaCode, VideoFormat format) {}
