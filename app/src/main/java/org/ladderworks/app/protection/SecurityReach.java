package org.ladderworks.app.protection;

import java.util.Locale;

/** How well keys and pictures are guarded, and how good the pictures are that licences usually give there. */
public enum SecurityReach {
    /** Nothing is guarded. */
    NONE,
    /** Widevine L3. */
    SOFTWARE,
    /** Widevine L1 or L3, by model. */
    BY_MODEL,
    /** PlayReady SL2000, or SL3000 with the hardware for it. */
    WINDOWS,
    /** PlayReady SL3000 or Widevine L1. */
    HARDWARE,
    PLAYREADY_SL2000,
    FAIRPLAY,
    /** ClearKey: the key is in the page. */
    IN_THE_OPEN,
    /** Nothing that plays there. */
    NOTHING;

    /** In small letters with hyphens, for keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
