package org.ladderworks.engine.cmaf.write;

import org.ladderworks.engine.cmaf.Loudness;

/**
 * {@code udta} with {@code ludt} of one track (ISO/IEC 14496-12, 12.2.7), values coded as in ISO/IEC 23003-4, A.3: what a
 * player with loudness control reads.
 */
final class LoudnessBox {
    private static final int PROGRAMME_LOUDNESS = 1;
    private static final int EBU_R_128 = 1;
    private static final int BS_1770 = 2;
    private static final int MEASURED = 3;

    private LoudnessBox() {}

    static void write(BoxWriter out, Loudness loudness) {
        out.box(
                "udta",
                () -> out.box(
                        "ludt",
                        () -> out.fullBox("tlou", 0, 0, () -> {
                            // No downmix, no dynamic range control; no sample peak, as the true peak tells more.
                            int truePeak = Math.clamp(Math.round((20 - loudness.truePeak()) * 32), 1, 0xFFF);
                            int integrated = Math.clamp(Math.round((loudness.integrated() + 57.75) * 4), 0, 0xFF);
                            out.u16(0).u8(0).u16(truePeak).u8(BS_1770 << 4 | MEASURED);
                            out.u8(1).u8(PROGRAMME_LOUDNESS).u8(integrated).u8(EBU_R_128 << 4 | MEASURED);
                        })));
    }
}
