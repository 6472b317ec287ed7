package org.ladderworks.publish.verify;

/**
 * Something that viewers would notice.
 *
 * @param kind of which sort it is
 * @param where the address, without what signs it
 * @param what was looked at
 * @param expected in words
 * @param measured in words
 */
public record Finding(Kind kind, String where, String what, String expected, String measured) {
    /** Sorts of what can be wrong: each has a reason of its own, and a remedy. */
    public enum Kind {
        /** An object is refused to who has every right that is known. */
        REFUSED,
        /** An object does not come, for another reason. */
        NO_ANSWER,
        REDIRECT,
        SIZE,
        BYTES,
        CONTENT_TYPE,
        CONTENT_ENCODING,
        CACHE_CONTROL,
        /** A part of an object does not come as it was asked for. */
        RANGE,
        /** Pages may not read what comes. */
        CROSS_ORIGIN,
        TLS,
        /** Who must not be let in is. */
        LET_IN,
        /** A manifest of the title does not come. */
        MANIFEST,
        /** A manifest of the title leads into another version. */
        VERSION
    }

    /** For people. */
    @Override
    public String toString() {
        return "%s: %s is %s, expected %s".formatted(where, what, measured, expected);
    }
}
