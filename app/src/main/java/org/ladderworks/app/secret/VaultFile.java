package org.ladderworks.app.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.disk.DiskSync;

/**
 * The vault on the disk. It is replaced as a whole, and is on the disk before the old one is gone: whenever the power fails,
 * one of the two is there. Everything in its folder is its owner's alone.
 */
final class VaultFile {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 20;

    private final Path folder;

    VaultFile(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder.resolve("vault.json");
    }

    /** Where the KEK is kept on a bare machine. */
    Path keyFile() {
        return folder.resolve("vault.key");
    }

    boolean exists() {
        return Files.exists(path());
    }

    VaultDocument read() {
        try {
            return VaultJson.read(path());
        } catch (IOException e) {
            throw VaultErrors.unusable(path(), e);
        }
    }

    void write(VaultDocument document) {
        try {
            replace(path(), VaultJson.write(document));
        } catch (IOException e) {
            throw VaultErrors.unusable(path(), e);
        }
    }

    /** Writes a file that its owner alone may read, on the disk when this returns. */
    static void replace(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        try (FileChannel channel = FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownersAlone(part, "rw-------"))) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DiskSync.folder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /** Makes the folder and waits for other processes, and other parts of this one; closing lets them in. */
    Held lock() {
        try {
            if (!Files.isDirectory(folder)) {
                Path home = Objects.requireNonNull(folder.toAbsolutePath().getParent());
                Files.createDirectories(home);
                Files.createDirectories(folder, ownersAlone(folder, "rwx------"));
                DiskSync.folder(home);
            }
            Path lock = folder.resolve("vault.lock");
            FileChannel channel = FileChannel.open(
                    lock,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    ownersAlone(folder, "rw-------"));
            try {
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (!taken(channel)) {
                    if (System.nanoTime() > end) {
                        throw VaultErrors.busy(path());
                    }
                    Thread.sleep(LOOK_MILLIS);
                }
                return new Held(channel);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                channel.close();
                throw new CancellationException("interrupted");
            } catch (RuntimeException | IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw VaultErrors.unusable(path(), e);
        }
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static FileAttribute<?>[] ownersAlone(Path place, String rights) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** The lock; it ends with its process at the latest. */
    record Held(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                // The lock ends with the process at the latest.
            }
        }
    }
}
