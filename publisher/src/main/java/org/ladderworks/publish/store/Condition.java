package org.ladderworks.publish.store;

/** What must hold for an object to be made (RFC 9110, 13.1). */
public sealed interface Condition {
    /** There may be anything. */
    record Any() implements Condition {}

    /** There is nothing under that key ({@code If-None-Match: *}). */
    record Absent() implements Condition {}

    /** It is the one with that tag ({@code If-Match}). */
    record Same(String tag) implements Condition {}
}
