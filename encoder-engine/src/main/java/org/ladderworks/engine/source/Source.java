package org.ladderworks.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.progress.Cancellation;

/**
 * A local source file as it was when it was opened.
 *
 * @param file absolute path
 */
public record Source(Path file, long size, FileTime modified) {
    private static final int READ_SIZE = 1 << 20;

    /** Looks at the file; fails with a SourceException where it is missing, a folder, empty or not readable. */
    public static Source of(Path path) {
        Path file = path.toAbsolutePath().normalize();
        if (Files.notExists(file)) {
            throw new SourceException(
                    ErrorCode.SOURCE_NOT_FOUND, "there is no file " + file, "Check the path and its spelling.");
        }
        if (Files.isDirectory(file)) {
            throw new SourceException(
                    ErrorCode.SOURCE_IS_FOLDER, file + " is a folder", "Name one media file inside it.");
        }
        if (!Files.isRegularFile(file)) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " is not a regular file",
                    "Copy it to a disk and name the copy.");
        }
        if (!Files.isReadable(file)) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " may not be read by this user",
                    "Give yourself read permission on it, or copy it.");
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.size() == 0) {
                throw new SourceException(
                        ErrorCode.SOURCE_EMPTY, file + " is empty (0 bytes)", "Copy or export the file again.");
            }
            return new Source(file, attributes.size(), attributes.lastModifiedTime());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** How FFmpeg is to be given this file: no name, however odd, is then an option, a pattern or a protocol. */
    public String asToolInput() {
        return "file:" + file;
    }

    /** SHA-256 over the whole file, in lower-case hex. */
    public String fingerprint(Cancellation cancellation) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[READ_SIZE];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                cancellation.check();
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails where the file is no longer the one that was opened. */
    public void checkUnchanged() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (now.size() != size || !now.lastModifiedTime().equals(modified)) {
                throw new SourceException(
                        ErrorCode.SOURCE_CHANGED,
                        file + " was changed while it was being encoded",
                        "Wait until the file is complete and encode it again.");
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static SourceException unreadable(Path file, IOException e) {
        return new SourceException(
                ErrorCode.SOURCE_UNREADABLE,
                file + " cannot be read: " + e.getMessage(),
                "Check the disk or the network share that holds it.",
                e);
    }
}
