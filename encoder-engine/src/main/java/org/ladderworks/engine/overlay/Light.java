package org.ladderworks.engine.overlay;

/** How a picture's signal stands for light, and where the white of overlays lies in it. */
public enum Light {
    /** White is the signal's own. */
    STANDARD("", "white"),
    /** Reference white of BT.2408, 203 cd/m2, is 58 % of PQ. */
    PERCEPTUAL_QUANTIZER("smpte2084", "0x949494"),
    /** The same is 75 % of HLG. */
    HYBRID_LOG_GAMMA("arib-std-b67", "0xBFBFBF");

    /** ITU-R BT.2408, table 1: graphics white, in cd/m2. */
    static final int REFERENCE_WHITE = 203;

    private final String transfer;
    private final String white;

    Light(String transfer, String white) {
        this.transfer = transfer;
        this.white = white;
    }

    /** In FFmpeg's words; empty for SDR. */
    String transfer() {
        return transfer;
    }

    /** The colour of text, in FFmpeg's words. */
    String white() {
        return white;
    }
}
