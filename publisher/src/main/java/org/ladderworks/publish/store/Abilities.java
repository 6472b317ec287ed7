package org.ladderworks.publish.store;

/**
 * What a store can.
 *
 * @param headers whether it keeps content types, cache times and encodings: a folder does not
 * @param conditions whether {@link Condition}s hold, against other machines too
 * @param partSize the size of all parts but the last, in bytes
 */
public record Abilities(boolean headers, boolean conditions, int partSize) {}
