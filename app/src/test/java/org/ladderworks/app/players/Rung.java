package org.ladderworks.app.players;

/**
 * A video representation as a player lists it.
 *
 * @param id the player's name for it
 * @param width declared width in pixels
 * @param height declared height in pixels
 * @param bandwidth declared bits per second
 * @param codecs RFC 6381 codecs string, or empty
 */
public record Rung(String id, int width, int height, long bandwidth, String codecs) {}
