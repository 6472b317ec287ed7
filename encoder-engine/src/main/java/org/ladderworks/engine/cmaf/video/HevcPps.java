package org.ladderworks.engine.cmaf.video;

import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** What slice headers need of a PPS (ISO/IEC 23008-2, 7.3.2.3), by the names of the standard. */
final class HevcPps {
    /** num_ref_idx_active_minus1 is at most 14 (7.4.7.1). */
    static final int MOST_REFERENCES = 15;

    /** Of level 6.2 (table A.8). */
    private static final int MOST_COLUMNS = 20;

    private static final int MOST_ROWS = 22;

    final int id;
    final int spsId;
    final boolean dependentSlices;
    final boolean outputFlag;
    final int extraBits;
    final boolean cabacInit;
    final int references;
    final int referencesBack;
    final boolean chromaOffsets;
    final boolean weighted;
    final boolean weightedBoth;
    final boolean entryPoints;
    final boolean filterAcrossSlices;
    final boolean deblockingOverride;
    final boolean deblockingDisabled;
    final boolean listsModification;
    final boolean headerExtension;
    final boolean chromaOffsetLists;

    /** Whether it has an extension that adds unknown fields to slice headers. */
    final boolean extended;

    private HevcPps(BitReader in) {
        id = in.unsignedExpGolomb();
        spsId = in.unsignedExpGolomb();
        dependentSlices = in.flag();
        outputFlag = in.flag();
        extraBits = in.bits(3);
        in.flag();
        cabacInit = in.flag();
        references = references(in);
        referencesBack = references(in);
        in.signedExpGolomb();
        in.flag();
        boolean transformSkip = in.flag();
        if (in.flag()) {
            in.unsignedExpGolomb();
        }
        in.signedExpGolomb();
        in.signedExpGolomb();
        chromaOffsets = in.flag();
        weighted = in.flag();
        weightedBoth = in.flag();
        in.flag();
        boolean tiles = in.flag();
        boolean wavefronts = in.flag();
        entryPoints = tiles || wavefronts;
        if (tiles) {
            skipTiles(in);
        }
        filterAcrossSlices = in.flag();
        boolean deblocking = in.flag();
        deblockingOverride = deblocking && in.flag();
        deblockingDisabled = deblocking && in.flag();
        if (deblocking && !deblockingDisabled) {
            in.signedExpGolomb();
            in.signedExpGolomb();
        }
        if (in.flag()) {
            HevcSpsParser.skipScalingLists(in);
        }
        listsModification = in.flag();
        in.unsignedExpGolomb();
        headerExtension = in.flag();
        boolean extension = in.flag();
        boolean range = extension && in.flag();
        extended = extension && in.bits(7) != 0;
        if (range && transformSkip) {
            in.unsignedExpGolomb();
        }
        if (range) {
            in.flag();
        }
        chromaOffsetLists = range && in.flag();
    }

    /**
     * Reads one PPS.
     *
     * @param nalUnit with its two-byte header, with emulation prevention bytes
     */
    static HevcPps parse(byte[] nalUnit) {
        return new HevcPps(new BitReader(EmulationPrevention.removed(nalUnit, 2)));
    }

    static int references(BitReader in) {
        int references = in.unsignedExpGolomb() + 1;
        if (references > MOST_REFERENCES) {
            throw new MalformedMediaException("there are " + references + " references");
        }
        return references;
    }

    private static void skipTiles(BitReader in) {
        int columns = in.unsignedExpGolomb();
        int rows = in.unsignedExpGolomb();
        if (columns >= MOST_COLUMNS || rows >= MOST_ROWS) {
            throw new MalformedMediaException("a PPS has " + (columns + 1L) + "x" + (rows + 1L) + " tiles");
        }
        boolean uniform = in.flag();
        if (!uniform) {
            for (int i = 0; i < columns + rows; i++) {
                in.unsignedExpGolomb();
            }
        }
        in.flag();
    }
}
