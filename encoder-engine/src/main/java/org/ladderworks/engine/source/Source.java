package org.ladderworks.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
            boolean dangling = Files.isSymbolicLink(file);
            throw new SourceException(
                    ErrorCode.SOURCE_NOT_FOUND,
                    dangling ? file + " is a link to a file that is not there" : "there is no file " + file,
                    "Check the path and its spelling.");
        }
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (attributes.isDirectory()) {
            throw new SourceException(
                    ErrorCode.SOURCE_IS_FOLDER, file + " is a folder", "Name one media file inside it.");
        }
        if (!attributes.isRegularFile()) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " is a device or a pipe, not a file",
                    "Copy what it gives to a file and name that.");
        }
        if (!Files.isReadable(file)) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " may not be read by this user",
                    "Give yourself read permission on it, or copy it.");
        }
        if (attributes.size() == 0) {
            throw new SourceException(
                    ErrorCode.SOURCE_EMPTY, file + " is empty (0 bytes)", "Copy or export the file again.");
        }
        return new Source(file, attributes.size(), attributes.lastModifiedTime());
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
        } catch (NoSuchFileException e) {
            throw new SourceException(
                    ErrorCode.SOURCE_CHANGED,
                    file + " was moved or deleted while it was being encoded",
                    "Leave the file where it is until the job has ended, and run it again.",
                    e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static SourceException unreadable(Path file, IOException e) {
        if (e instanceof AccessDeniedException) {
            return new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " may not be read by this user",
                    "Give yourself read permission on it and on its folders, or copy it.",
                    e);
        }
        if (e instanceof FileSystemException known
                && String.valueOf(known.getReason()).contains("symbolic links")) {
            return new SourceException(
                    ErrorCode.SOURCE_UNREADABLE,
                    file + " is a link that leads back to itself",
                    "Name the file that the link should lead to.",
                    e);
        }
        return new SourceException(
                ErrorCode.SOURCE_UNREADABLE,
                file + " cannot be read: " + e.getMessage(),
                "Check the disk or the network share that holds it.",
                e);
    }
}
