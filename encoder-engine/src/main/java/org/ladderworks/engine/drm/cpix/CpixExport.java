package org.ladderworks.engine.drm.cpix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** Hands keys on in a new file that its owner alone may read. Nothing calls this but who was told to. */
public final class CpixExport {
    private CpixExport() {}

    /**
     * Writes a document of the keys.
     *
     * @param recipient who alone can read the keys; empty for keys in clear
     * @throws DrmException where the file is there already, cannot be written, or the certificate is not valid now
     */
    public static void write(Path file, KeyRequest request, KeySet keys, Optional<Recipient> recipient) {
        recipient.ifPresent(CpixExport::requireValid);
        byte[] document = new CpixWriter(new SecureRandom()).write(request, keys, recipient);
        try {
            boolean made = false;
            try (FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersAlone(file))) {
                made = true;
                ByteBuffer buffer = ByteBuffer.wrap(document);
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
        } finally {
            Arrays.fill(document, (byte) 0);
        }
    }

    private static void requireValid(Recipient recipient) {
        try {
            recipient.certificate().checkValidity();
        } catch (GeneralSecurityException e) {
            throw failed("the certificate of " + recipient + " is not valid today", "Have a new one sent.");
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
