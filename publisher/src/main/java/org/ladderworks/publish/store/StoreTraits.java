package org.ladderworks.publish.store;

/**
 * What a trial has found of a store.
 *
 * @param conditions whether it holds {@link Condition}s
 * @param checks whether it finds out itself that bytes are not those whose SHA-256 was signed with them
 */
public record StoreTraits(boolean conditions, boolean checks) {
    /** What is assumed while it is tried. */
    public static final StoreTraits ALL = new StoreTraits(true, true);
}
