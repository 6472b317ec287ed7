package org.ladderworks.engine.cmaf.video;

import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/**
 * What slice headers need of a PPS (ISO/IEC 14496-10, 7.3.2.2).
 *
 * @param id pic_parameter_set_id
 * @param spsId seq_parameter_set_id
 * @param cabac entropy_coding_mode_flag
 * @param orderPerField bottom_field_pic_order_in_frame_present_flag
 * @param sliceGroups whether there is more than one, which no player of protected media decodes
 * @param references default of num_ref_idx_l0_active
 * @param referencesBack default of num_ref_idx_l1_active
 * @param weighted weighted_pred_flag
 * @param weightedBoth weighted_bipred_idc
 * @param deblocking deblocking_filter_control_present_flag
 * @param redundant redundant_pic_cnt_present_flag
 */
record AvcPps(
        int id,
        int spsId,
        boolean cabac,
        boolean orderPerField,
        boolean sliceGroups,
        int references,
        int referencesBack,
        boolean weighted,
        int weightedBoth,
        boolean deblocking,
        boolean redundant) {
    /** num_ref_idx_active_minus1 is at most 31 (7.4.2.2). */
    static final int MOST_REFERENCES = 32;

    /**
     * Reads one PPS.
     *
     * @param nalUnit with its one-byte header, with emulation prevention bytes
     */
    static AvcPps parse(byte[] nalUnit) {
        BitReader in = new BitReader(EmulationPrevention.removed(nalUnit, 1));
        int id = in.unsignedExpGolomb();
        int spsId = in.unsignedExpGolomb();
        boolean cabac = in.flag();
        boolean orderPerField = in.flag();
        if (in.unsignedExpGolomb() > 0) {
            return new AvcPps(id, spsId, cabac, orderPerField, true, 1, 1, false, 0, false, false);
        }
        int references = in.unsignedExpGolomb() + 1;
        int referencesBack = in.unsignedExpGolomb() + 1;
        if (references > MOST_REFERENCES || referencesBack > MOST_REFERENCES) {
            throw new MalformedMediaException("a PPS names " + references + " and " + referencesBack + " references");
        }
        boolean weighted = in.flag();
        int weightedBoth = in.bits(2);
        for (int i = 0; i < 3; i++) {
            in.signedExpGolomb();
        }
        boolean deblocking = in.flag();
        in.flag();
        return new AvcPps(
                id,
                spsId,
                cabac,
                orderPerField,
                false,
                references,
                referencesBack,
                weighted,
                weightedBoth,
                deblocking,
                in.flag());
    }
}
