package org.ladderworks.engine.drm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** Hands secrets on in a new file that its owner alone may read. Nothing calls this but who was told to. */
public final class NewSecretFile {
    private NewSecretFile() {}

    /**
     * Writes a file; it is on the disk before this returns.
     *
     * @throws DrmException KEYS_NOT_EXPORTED where it is there already or cannot be written
     */
    public static void write(Path file, byte[] secret) {
        try {
            boolean made = false;
            try (FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersAlone(file))) {
                made = true;
                ByteBuffer buffer = ByteBuffer.wrap(secret);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            } catch (IOException e) {
                if (made) {
                    Files.deleteIfExists(file);
                }
                throw e;
            }
            DiskSync.folder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        } catch (FileAlreadyExistsException e) {
            throw failed(file + " is there already, and keys are never written over a file", "Name another file.");
        } catch (IOException e) {
            throw failed(
                    file + " cannot be written: " + e.getClass().getSimpleName(),
                    "Name a file in a folder that you may write to, on a disk with room.");
        }
    }

    private static FileAttribute<?>[] ownersAlone(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static DrmException failed(String what, String remedy) {
        return new DrmException(ErrorCode.KEYS_NOT_EXPORTED, what, remedy);
    }
}
