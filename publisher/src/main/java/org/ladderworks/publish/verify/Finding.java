package org.ladderworks.publish.verify;

/**
 * Something that viewers would notice.
 *
 * @param where the address, without what signs it
 * @param what was looked at
 * @param expected in words
 * @param measured in words
 */
public record Finding(String where, String what, String expected, String measured) {
    /** For people. */
    @Override
    public String toString() {
        return "%s: %s is %s, expected %s".formatted(where, what, measured, expected);
    }
}
