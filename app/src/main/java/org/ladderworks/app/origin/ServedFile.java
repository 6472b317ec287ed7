package org.ladderworks.app.origin;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.regex.Pattern;
import org.ladderworks.engine.packaging.PackagedFile;

/**
 * A file of a package and what the package's index says of it.
 *
 * @param path on the disk
 * @param declared size in bytes and SHA-256 as the index has them
 * @param indexed when the index was written, which is after all that it lists
 */
record ServedFile(Path path, PackagedFile declared, FileTime indexed) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * A strong entity tag (RFC 9110, 8.8.3): the SHA-256 where the file still is what was indexed, so that a package that is
     * made again with the same bytes needs no byte sent; else size and time.
     */
    String entityTag(BasicFileAttributes now) {
        boolean same = SHA_256.matcher(declared.sha256()).matches()
                && now.size() == declared.size()
                && now.lastModifiedTime().compareTo(indexed) <= 0;
        return same
                ? '"' + declared.sha256() + '"'
                : '"' + Long.toHexString(now.size()) + "-"
                        + Long.toHexString(now.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS)) + '"';
    }
}
