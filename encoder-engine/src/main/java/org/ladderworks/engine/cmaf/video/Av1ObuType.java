package org.ladderworks.engine.cmaf.video;

/** obu_type values of the AV1 specification, 6.2.2, that packaging acts on. */
public final class Av1ObuType {
    public static final int SEQUENCE_HEADER = 1;
    public static final int TEMPORAL_DELIMITER = 2;
    public static final int FRAME_HEADER = 3;
    public static final int TILE_GROUP = 4;
    public static final int METADATA = 5;
    public static final int FRAME = 6;
    public static final int REDUNDANT_FRAME_HEADER = 7;
    public static final int TILE_LIST = 8;
    public static final int PADDING = 15;

    private Av1ObuType() {}

    /** True for those that begin with an uncompressed frame header. */
    public static boolean beginsFrame(int type) {
        return type == FRAME_HEADER || type == FRAME;
    }
}
