package org.ladderworks.publish.store;

/**
 * An object as a store knows it.
 *
 * @param size in bytes
 * @param tag which of all objects that were ever under that key; only the store knows what it means
 */
public record StoredObject(String key, long size, String tag) {}
