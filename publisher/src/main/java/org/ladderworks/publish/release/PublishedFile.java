package org.ladderworks.publish.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What is stored of a file of a release.
 *
 * @param path in the package
 * @param sha256 of the file's own bytes, in lower-case hex
 * @param storedSize of the object, in bytes: smaller than the file where it is stored in gzip form
 * @param storedSha256 of the object's bytes
 * @param encoding {@code gzip}, or empty
 * @param tag by which the store named the object when it had these bytes: with another it is another one. Empty where that is not known
 */
public record PublishedFile(
        String path,
        String sha256,
        long storedSize,
        String storedSha256,
        String encoding,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> tag) {
    public static final String GZIP = "gzip";

    /** One that is not stored yet. */
    public PublishedFile(String path, String sha256, long storedSize, String storedSha256, String encoding) {
        this(path, sha256, storedSize, storedSha256, encoding, Optional.empty());
    }

    /** The same, once it is stored. */
    public PublishedFile as(String itsTag) {
        return new PublishedFile(path, sha256, storedSize, storedSha256, encoding, Optional.of(itsTag));
    }
}
