package org.ladderworks.publish.edge;

/**
 * A file to take away.
 *
 * @param name without a folder
 * @param text with a line end at its end; holds no secret
 */
public record EdgeFile(String name, String text) {}
