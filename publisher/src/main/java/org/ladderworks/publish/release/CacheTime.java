package org.ladderworks.publish.release;

import java.time.Duration;

/** How long caches may keep what was published (rules 68 and 71). */
public enum CacheTime {
    /** Manifests: a release, or one taken back, is seen within it. */
    MANIFEST(Duration.ofSeconds(60), "public, max-age=60"),
    /** Media: what lies at an address of a version never changes. */
    MEDIA(Duration.ofDays(365), "public, max-age=31536000, immutable"),
    /** What only publishers read, and must read as it is. */
    RECORD(Duration.ZERO, "no-store");

    private final Duration time;
    private final String cacheControl;

    CacheTime(Duration time, String cacheControl) {
        this.time = time;
        this.cacheControl = cacheControl;
    }

    /**
     * Of a file of a package.
     *
     * @param path in the package
     */
    public static CacheTime of(String path) {
        return path.endsWith(".m3u8") || path.endsWith(".mpd") ? MANIFEST : MEDIA;
    }

    public Duration time() {
        return time;
    }

    /** The value of the header {@code Cache-Control} (RFC 9111, 5.2.2; RFC 8246 for {@code immutable}). */
    public String cacheControl() {
        return cacheControl;
    }
}
