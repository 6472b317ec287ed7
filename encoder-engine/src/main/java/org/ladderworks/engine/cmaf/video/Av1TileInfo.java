package org.ladderworks.engine.cmaf.video;

import org.ladderworks.engine.cmaf.BitReader;

/**
 * How a frame is cut into tiles (AV1 specification, 5.9.15).
 *
 * @param tiles TileCols x TileRows
 * @param numberBits bits of a tile's number
 * @param sizeBytes TileSizeBytes
 */
public record Av1TileInfo(int tiles, int numberBits, int sizeBytes) {
    private static final int MOST_SUPERBLOCKS = 64;
    private static final int LARGEST_WIDTH = 4096;
    private static final int LARGEST_AREA = 4096 * 2304;

    /** One direction: how many tiles, and TileColsLog2 or TileRowsLog2. */
    private record Cut(int count, int bits) {}

    static Av1TileInfo read(BitReader in, int width, int height, boolean largeSuperblocks) {
        int superblockBits = largeSuperblocks ? 7 : 6;
        int columns = superblocks(width, superblockBits);
        int rows = superblocks(height, superblockBits);
        int widest = LARGEST_WIDTH >> superblockBits;
        int leastColumnBits = log2(widest, columns);
        int leastBits = Math.max(leastColumnBits, log2(LARGEST_AREA >> (2 * superblockBits), rows * columns));
        Cut across;
        Cut down;
        if (in.flag()) {
            across = uniform(in, columns, leastColumnBits);
            down = uniform(in, rows, Math.max(leastBits - across.bits, 0));
        } else {
            int[] largest = new int[1];
            across = listed(in, columns, widest, largest);
            int area = leastBits > 0 ? (rows * columns) >> (leastBits + 1) : rows * columns;
            down = listed(in, rows, Math.max(area / largest[0], 1), largest);
        }
        int bits = across.bits + down.bits;
        int sizeBytes = 0;
        if (bits > 0) {
            in.bits(bits);
            sizeBytes = in.bits(2) + 1;
        }
        return new Av1TileInfo(Math.multiplyExact(across.count, down.count), bits, sizeBytes);
    }

    /** Of samples, by way of MiCols or MiRows. */
    private static int superblocks(int samples, int bits) {
        int units = 2 * ((samples + 7) >> 3);
        return (units + (1 << (bits - 2)) - 1) >> (bits - 2);
    }

    private static Cut uniform(BitReader in, int superblocks, int leastBits) {
        int most = log2(1, Math.min(superblocks, MOST_SUPERBLOCKS));
        int bits = leastBits;
        while (bits < most && in.flag()) {
            bits++;
        }
        int size = (superblocks + (1 << bits) - 1) >> bits;
        return new Cut(Math.ceilDiv(superblocks, size), bits);
    }

    private static Cut listed(BitReader in, int superblocks, int most, int[] largest) {
        int count = 0;
        for (int at = 0; at < superblocks; count++) {
            int size = in.belowLimit(Math.min(superblocks - at, most)) + 1;
            largest[0] = Math.max(largest[0], size);
            at += size;
        }
        return new Cut(count, log2(1, count));
    }

    /** tile_log2 (5.9.16). */
    private static int log2(int block, int target) {
        int bits = 0;
        while (block << bits < target) {
            bits++;
        }
        return bits;
    }
}
