package org.ladderworks.publish.title;

import java.time.Instant;

/**
 * Who did something, for the log.
 *
 * @param by the user's name on that machine
 * @param from the machine's name
 * @param at when, by that machine's clock
 */
public record Author(String by, String from, Instant at) {}
