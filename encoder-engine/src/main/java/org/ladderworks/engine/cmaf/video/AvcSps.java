package org.ladderworks.engine.cmaf.video;

/**
 * What packaging needs of an SPS (ISO/IEC 14496-10, 7.3.2.1.1 and annex E).
 *
 * @param profile profile_idc
 * @param compatibility the byte of constraint flags
 * @param level level_idc, ten times the level
 * @param unitsPerTick num_units_in_tick; 0 without timing information
 * @param ticksPerSecond time_scale, two ticks to a frame; 0 without timing information
 */
public record AvcSps(
        int profile, int compatibility, int level, VideoFormat format, long unitsPerTick, long ticksPerSecond) {

    /** RFC 6381 codec string of an {@code avc1} sample entry, for example {@code avc1.640028}. */
    public String codecs() {
        return String.format(java.util.Locale.ROOT, "avc1.%02x%02x%02x", profile, compatibility, level);
    }
}
