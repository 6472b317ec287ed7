package org.ladderworks.engine.packaging;

import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.time.MediaTime;

/** The beginning of an encrypted title that is left clear, so that playing starts before the licence is there (rule 51). */
public final class ClearLead {
    private ClearLead() {}

    /** Refuses a lead that is as long as the title, with a DrmException (CLEAR_LEAD_TOO_LONG). */
    public static void check(MediaTime lead, MediaTime title) {
        if (lead.compareTo(title) >= 0) {
            throw tooLong(lead);
        }
    }

    static DrmException tooLong(MediaTime lead) {
        return new DrmException(
                ErrorCode.CLEAR_LEAD_TOO_LONG,
                "The clear lead of " + lead.toSeconds(3) + " s leaves no segment of the title to encrypt",
                "Give a shorter clear lead, or package the title without protection.");
    }
}
