package org.ladderworks.app.preview;

/**
 * What went wrong; the screening stays open, and the next call tries again.
 *
 * @param detail in English, from the place where it happened
 */
public record Trouble(Kind kind, String detail) {
    /** What it was. */
    public enum Kind {
        /** The file cannot be opened, or has no pictures. */
        UNREADABLE,
        /** Its samples are encrypted and no key was given. */
        ENCRYPTED,
        /** Parts of it cannot be decoded; what can is shown. */
        DAMAGED,
        /** It is larger than what a preview takes on. */
        TOO_LARGE,
        /** The worker crashed; the next call starts another. */
        CRASHED,
        /** The worker did not answer in time and was killed; the next call starts another. */
        FROZEN,
        /** The worker cannot be started, or has no memory to share. */
        UNAVAILABLE,
        /** The call made no sense here, such as a second picture of one footage. */
        REFUSED
    }
}
