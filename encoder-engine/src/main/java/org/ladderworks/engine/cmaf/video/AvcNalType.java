package org.ladderworks.engine.cmaf.video;

/** nal_unit_type values of ISO/IEC 14496-10, table 7-1, that packaging acts on. */
public final class AvcNalType {
    public static final int SLICE = 1;
    public static final int IDR_SLICE = 5;
    public static final int SEI = 6;
    public static final int SPS = 7;
    public static final int PPS = 8;

    private AvcNalType() {}

    /** True for slices and slice data partitions, the units that carry a picture. */
    public static boolean isPicture(int type) {
        return type >= SLICE && type <= IDR_SLICE;
    }
}
