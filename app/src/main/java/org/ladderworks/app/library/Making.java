package org.ladderworks.app.library;

import java.util.Optional;

/**
 * The package that is made of a title. The job of the queue that makes it is known by its folder, so that a title and its job
 * cannot part however the program ends.
 *
 * @param folder of the package, absolute
 * @param before the status that the title had when its last encode was asked for: where that comes to nothing, the package is as it was
 * @param publishedAs what the title is called in addresses, since it was published; empty before
 */
public record Making(String folder, TitleStatus before, Optional<String> publishedAs) {
    /** Of a title that was never published. */
    public static Making in(String folder) {
        return new Making(folder, TitleStatus.NEW, Optional.empty());
    }

    /** The same in another folder: its addresses stay. */
    public Making movedTo(String other) {
        return new Making(other, before, publishedAs);
    }

    Making since(TitleStatus status) {
        return new Making(folder, status, publishedAs);
    }

    Making as(String name) {
        return new Making(folder, before, Optional.of(name));
    }
}
