package org.ladderworks.publish.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.release.Gzip;
import org.ladderworks.publish.release.PublishedFile;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.ReleaseFile;
import org.ladderworks.publish.store.Abilities;
import org.ladderworks.publish.store.ObjectHeaders;

/** The form in which a file of a release is stored: manifests in gzip form where the store can say so, all else as it is. */
final class StoredForm {
    private final Release release;
    private final Abilities store;

    /** @param store what it can */
    StoredForm(Release release, Abilities store) {
        this.release = release;
        this.store = store;
    }

    /** True where what is stored has other bytes than the file. */
    boolean isPacked(ReleaseFile file) {
        return store.headers() && file.isManifest();
    }

    /** What will be stored; reads the file where its form is another. */
    PublishedFile describe(ReleaseFile file) {
        if (!isPacked(file)) {
            return new PublishedFile(file.path(), file.sha256(), file.size(), file.sha256(), "");
        }
        byte[] packed = Gzip.pack(read(file));
        return new PublishedFile(file.path(), file.sha256(), packed.length, Sha256.hex(packed), PublishedFile.GZIP);
    }

    /**
     * The bytes that are stored; only for files that fit in memory. Where the store checks what it gets, nobody looks here.
     *
     * @throws PublishException where the file is not the one that the package lists
     */
    byte[] bytes(ReleaseFile file) {
        byte[] bytes = read(file);
        return isPacked(file) ? Gzip.pack(bytes) : bytes;
    }

    static ObjectHeaders headers(ReleaseFile file, PublishedFile stored) {
        return new ObjectHeaders(file.contentType(), file.cacheTime(), stored.encoding(), stored.storedSha256());
    }

    Path path(ReleaseFile file) {
        return release.path(file);
    }

    private byte[] read(ReleaseFile file) {
        try {
            byte[] bytes = Files.readAllBytes(path(file));
            boolean looked = isPacked(file) || !store.checks();
            if (looked && !Sha256.hex(bytes).equals(file.sha256())) {
                throw changed(path(file));
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(path(file), e);
        }
    }

    static PublishException changed(Path file) {
        return new PublishException(
                ErrorCode.RELEASE_FILE_CHANGED,
                file + " has not the bytes that package.json tells of",
                "Make the package again with the same job: only what is missing is encoded. Viewers see what they saw before.");
    }

    static PublishException unreadable(Path file, IOException e) {
        return new PublishException(
                ErrorCode.RELEASE_NOT_WHOLE,
                file + " cannot be read: " + FileTrouble.words(e),
                "See whether the disk is well, or make the package again.",
                e);
    }
}
