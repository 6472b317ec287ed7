package org.ladderworks.app.protection;

import java.util.Locale;

/** What viewers play with. */
public enum Device {
    CHROME("Chrome", true),
    EDGE("Edge on Windows", true),
    FIREFOX("Firefox", true),
    SAFARI("Safari on macOS", true),
    IOS("iPhone, iPad", true),
    APPLE_TV("Apple TV", true),
    ANDROID("Android", true),
    ANDROID_TV("Android TV", true),
    CHROMECAST("Chromecast", true),
    TIZEN("Samsung Tizen", true),
    WEBOS("LG webOS", false),
    XBOX("Xbox", false),
    ROKU("Roku", false);

    private final String label;
    private final boolean encryptedPlaylists;

    Device(String label, boolean encryptedPlaylists) {
        this.label = label;
        this.encryptedPlaylists = encryptedPlaylists;
    }

    /** Its name, which is the same in all languages. */
    public String label() {
        return label;
    }

    /** Whether players there are known to read the key tags of HLS for the systems that it has. */
    boolean encryptedPlaylists() {
        return encryptedPlaylists;
    }

    boolean ofApple() {
        return this == SAFARI || this == IOS || this == APPLE_TV;
    }

    /** In small letters with hyphens, for ids. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
