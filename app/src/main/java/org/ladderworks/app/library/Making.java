package org.ladderworks.app.library;

/**
 * The package that is made of a title. The job of the queue that makes it is known by its folder, so that a title and its job
 * cannot part however the program ends.
 *
 * @param folder of the package, absolute
 */
public record Making(String folder) {}
