package org.ladderworks.publish.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.ladderworks.publish.store.StoredObject;

/** A file as an object. */
final class FolderObject {
    private FolderObject() {}

    static StoredObject of(String key, Path file) throws IOException {
        return of(key, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    /** A file that takes another's place has another number on the disk, as both were there at once. */
    static StoredObject of(String key, BasicFileAttributes file) {
        @Nullable Object number = file.fileKey();
        return new StoredObject(
                key,
                file.size(),
                file.size() + "-" + file.lastModifiedTime().toInstant() + (number == null ? "" : "-" + number));
    }
}
