package org.ladderworks.app.protection;

import java.util.Locale;

/** Something about a choice that works, and that an operator should know. Each is of the engine's doing, or of players' (docs/drm-devices.md). */
public enum Finding {
    /** Both schemes: two packages, with twice the segments. */
    TWO_SETS,
    /** {@code cenc} alone: no playlists. */
    NO_PLAYLISTS,
    /** ClearKey alone: no playlists. */
    CLEARKEY_ALONE,
    /** Nothing for Apple's devices. */
    NO_FAIRPLAY,
    /** Nothing for others than Apple's devices. */
    FAIRPLAY_ALONE,
    /** PlayReady before version 4 has no {@code cbcs}. */
    OLD_PLAYREADY,
    CLEARKEY_IN_THE_OPEN,
    ONE_KEY,
    BY_TIER,
    CLEAR_LEAD,
    SHARED_KEYS,
    /** Keys that a terminal asks for. */
    ENTERED,
    /** The key of MPEG-TS segments goes to players in clear. */
    WHOLE_SEGMENTS;

    /** In small letters with hyphens, for keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
