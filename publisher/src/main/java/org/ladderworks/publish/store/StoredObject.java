package org.ladderworks.publish.store;

/**
 * An object as a store knows it.
 *
 * @param size in bytes
 * @param tag which of all objects that were ever under that key; only the store knows what it means
 */
public record StoredObject(String key, long size, String tag) {
    /** Whether that is its tag. Some stores write it with quotes in one answer and without in another. */
    public boolean hasTag(String other) {
        return plain(tag).equals(plain(other));
    }

    private static String plain(String tag) {
        return tag.replace("\"", "");
    }
}
