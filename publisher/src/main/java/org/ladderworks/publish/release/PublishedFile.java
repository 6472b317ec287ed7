package org.ladderworks.publish.release;

/**
 * What is stored of a file of a release.
 *
 * @param path in the package
 * @param sha256 of the file's own bytes, in lower-case hex
 * @param storedSize of the object, in bytes: smaller than the file where it is stored in gzip form
 * @param storedSha256 of the object's bytes
 * @param encoding {@code gzip}, or empty
 */
public record PublishedFile(String path, String sha256, long storedSize, String storedSha256, String encoding) {
    public static final String GZIP = "gzip";
}
