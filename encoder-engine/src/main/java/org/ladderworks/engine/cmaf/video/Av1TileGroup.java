package org.ladderworks.engine.cmaf.video;

import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * How a tile group begins (AV1 specification, 5.11.1).
 *
 * @param headerBytes before its first tile's size, or before its only tile
 * @param tiles in it
 * @param last whether it ends the frame
 */
public record Av1TileGroup(int headerBytes, int tiles, boolean last) {
    /** More bytes than this the beginning never has. */
    public static final int LONGEST = 8;

    /**
     * Reads the beginning of a group.
     *
     * @param head its first bytes, {@link #LONGEST} or all
     */
    public static Av1TileGroup read(byte[] head, Av1TileInfo info) {
        BitReader in = new BitReader(head);
        long before = in.remaining();
        int first = 0;
        int last = info.tiles() - 1;
        if (info.tiles() > 1 && in.flag()) {
            first = in.bits(info.numberBits());
            last = in.bits(info.numberBits());
        }
        if (last < first || last >= info.tiles()) {
            throw new MalformedMediaException("an AV1 tile group has tiles " + first + " to " + last);
        }
        int bytes = (int) Math.ceilDiv(before - in.remaining(), 8L);
        return new Av1TileGroup(bytes, last - first + 1, last == info.tiles() - 1);
    }
}
