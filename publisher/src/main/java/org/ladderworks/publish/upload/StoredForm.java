package org.ladderworks.publish.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
     * The bytes of what is stored in another form than its file has.
     *
     * @throws PublishException where the file is not the one that the package lists
     */
    ByteBuffer packed(ReleaseFile file) {
        return ByteBuffer.wrap(Gzip.pack(read(file)));
    }

    /**
     * Reads a file that is stored as it is. Where the store checks what it gets, nobody looks here.
     *
     * @param bytes as many as the file has; filled, and ready to be read
     * @throws PublishException where the file is not the one that the package lists
     */
    void read(ReleaseFile file, ByteBuffer bytes) {
        Path path = path(file);
        try (FileChannel channel = FileChannel.open(path)) {
            if (!fill(bytes, channel) || channel.position() < channel.size()) {
                throw changed(path);
            }
            if (!store.checks() && !Sha256.hex(bytes).equals(file.sha256())) {
                throw changed(path);
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Reads on, until it is full; false where the file ends before. */
    static boolean fill(ByteBuffer bytes, FileChannel from) throws IOException {
        bytes.mark();
        while (bytes.hasRemaining()) {
            if (from.read(bytes) < 0) {
                return false;
            }
        }
        bytes.reset();
        return true;
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
            if (!Sha256.hex(bytes).equals(file.sha256())) {
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
