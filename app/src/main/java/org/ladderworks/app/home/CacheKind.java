package org.ladderworks.app.home;

/** What the program keeps to be faster later. */
public enum CacheKind {
    /** Encoded parts of titles. */
    CHUNKS,
    /** What was measured of sources. */
    MEASURED,
    /** Copies of sources from other machines. */
    DOWNLOADS,
    /** Of titles, in the library. */
    PICTURES
}
