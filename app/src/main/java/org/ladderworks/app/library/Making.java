package org.ladderworks.app.library;

import java.util.Optional;

/**
 * The package that is made of a title. The job of the queue that makes it is known by its folder, so that a title and its job
 * cannot part however the program ends.
 *
 * @param folder of the package, absolute
 * @param publishedAs what the title is called in addresses, since it was published; empty before
 */
public record Making(String folder, Optional<String> publishedAs) {
    /** Of a title that was never published. */
    public static Making in(String folder) {
        return new Making(folder, Optional.empty());
    }

    /** The same in another folder: its addresses stay. */
    public Making movedTo(String other) {
        return new Making(other, publishedAs);
    }
}
