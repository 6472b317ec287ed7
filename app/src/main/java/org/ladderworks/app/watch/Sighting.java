package org.ladderworks.app.watch;

import java.time.Instant;

/**
 * A file as it was seen in a watched folder.
 *
 * @param path below the folder, with {@code /} between names
 * @param size in bytes
 * @param modified as the file says; is compared, and never taken for a time of this machine's clock
 * @param key tells the file from all others of its disk, whatever its name; empty where the system has none
 */
public record Sighting(String path, long size, Instant modified, String key) {
    /** True where it has the same content, as far as a directory tells that. */
    boolean isAsLargeAndOldAs(Sighting other) {
        return size == other.size && modified.equals(other.modified);
    }

    /** True where both are known to be one file, by whatever name. */
    boolean isSameFileAs(Sighting other) {
        return !key.isEmpty() && key.equals(other.key);
    }

    /** Behind the last slash. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
