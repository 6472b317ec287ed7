package org.ladderworks.app.protection;

import java.util.Locale;

/** Why something is said of a device. */
public enum PlayNote {
    /** Nothing is encrypted. */
    CLEAR,
    /** No system that it has is chosen. */
    NO_SYSTEM,
    /** Its maker, or the makers of a player, say so. */
    DOCUMENTED,
    /** Played by us, in Chromium. */
    TRIED,
    /** Nobody we know of says it, and it was not tried by us. */
    NOT_TRIED,
    APPLE_CBCS_ALONE,
    /** Windows takes {@code cbcs} in hardware alone. */
    WINDOWS_CBCS,
    FIREFOX_ASKS,
    ANDROID_CENC,
    ANDROID_CBCS,
    ANDROID_CLEARKEY,
    ANDROID_CLEARKEY_CENC,
    ANDROID_TV_PLAYREADY,
    CAST_RECEIVER,
    TIZEN_WIDEVINE_CBCS,
    TIZEN_PLAYREADY_CBCS,
    WEBOS_CBCS,
    ROKU_PLAYREADY_CBCS,
    /** HEVC that Widevine protects, in browsers. */
    BROWSER_HEVC,
    /** Pictures in HEVC or AV1: it depends on the model. */
    BY_MODEL,
    XBOX_HEVC,
    APPLE_AV1;

    /** In small letters with hyphens, for keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
