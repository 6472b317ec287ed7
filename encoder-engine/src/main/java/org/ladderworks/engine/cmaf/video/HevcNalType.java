package org.ladderworks.engine.cmaf.video;

/** nal_unit_type values of ISO/IEC 23008-2, table 7-1, that packaging acts on. */
final class HevcNalType {
    /** Up to here the even types are sub-layer non-reference pictures (7.4.2.2). */
    static final int LAST_SUB_LAYER_TYPE = 15;

    static final int IDR_W_RADL = 19;
    static final int IDR_N_LP = 20;
    static final int VPS = 32;
    static final int SPS = 33;
    static final int PPS = 34;
    static final int PREFIX_SEI = 39;

    private HevcNalType() {}

    static boolean isPicture(int type) {
        return type < VPS;
    }

    static boolean isParameterSet(int type) {
        return type >= VPS && type <= PPS;
    }
}
