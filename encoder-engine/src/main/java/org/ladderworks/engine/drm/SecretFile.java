package org.ladderworks.engine.drm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/**
 * Reads files that hold a secret. One that others than its owner may read or write is refused, as an SSH key is: a warning
 * would be read by no one. Windows has no such rights; there the folder's are relied on.
 */
public final class SecretFile {
    private SecretFile() {}

    /**
     * All of a file; the caller wipes it.
     *
     * @param most more bytes are refused
     * @throws DrmException where it is not there, too large, or open to others
     */
    public static byte[] read(Path file, int most) {
        try {
            refuseExposed(file);
            return bounded(file, most);
        } catch (IOException e) {
            throw unreadable(file, "cannot be read: " + words(e), e);
        }
    }

    /** All of a file that holds no secret, or only an encrypted one. */
    public static byte[] readOpen(Path file, int most) {
        try {
            return bounded(file, most);
        } catch (IOException e) {
            throw unreadable(file, "cannot be read: " + words(e), e);
        }
    }

    private static byte[] bounded(Path file, int most) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw unreadable(file, Files.exists(file) ? "is no file" : "does not exist", null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                Arrays.fill(bytes, (byte) 0);
                throw unreadable(file, "is larger than " + most + " bytes", null);
            }
            return bytes;
        }
    }

    /** Fails where others than its owner may read or write a file. */
    public static void refuseExposed(Path file) throws IOException {
        @Nullable PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null || !Files.exists(file)) {
            return;
        }
        Set<PosixFilePermission> rights = view.readAttributes().permissions();
        if (rights.stream().anyMatch(right -> !right.name().startsWith("OWNER_"))) {
            throw new DrmException(
                    ErrorCode.SECRET_EXPOSED,
                    file + " holds a secret, and others than its owner may use it",
                    "Run `chmod 600 " + file + "`, and draw the secret anew if someone may have read it.");
        }
    }

    private static String words(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "permission denied"
                : e.getClass().getSimpleName();
    }

    private static DrmException unreadable(Path file, String why, @Nullable Throwable cause) {
        return new DrmException(ErrorCode.KEYS_UNREADABLE, file + " " + why, "Check the path.", cause);
    }
}
