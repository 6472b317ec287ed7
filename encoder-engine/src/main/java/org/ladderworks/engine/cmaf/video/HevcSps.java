package org.ladderworks.engine.cmaf.video;

/**
 * What packaging needs of an SPS (ISO/IEC 23008-2, 7.3.2.2 and annex E).
 *
 * @param profileSpace general_profile_space, 0 to 3
 * @param highTier general_tier_flag
 * @param profile general_profile_idc: 1 is Main, 2 is Main 10
 * @param compatibility the 32 general_profile_compatibility_flags, the first one highest
 * @param constraints the 48 bits from general_progressive_source_flag on
 * @param level general_level_idc, thirty times the level
 * @param subLayers temporal sub-layers, at least 1
 */
public record HevcSps(
        int profileSpace,
        boolean highTier,
        int profile,
        int compatibility,
        long constraints,
        int level,
        int subLayers,
        VideoFormat format) {}
