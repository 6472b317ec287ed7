package org.ladderworks.publish.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.publish.store.Bandwidth;

/**
 * How files come into a folder: written elsewhere on the same disk, brought to the disk, then moved. What replaces something is
 * done by one process at a time. Thread-safe.
 */
final class FolderWriting {
    private static final String HIDDEN = ".ladderworks";
    private static final String PART = ".part";

    /** Of a publisher on another machine nobody here knows whether it still runs. */
    private static final Duration LEFT_OVER = Duration.ofDays(7);

    private final Path root;
    private final Path hidden;
    private final Bandwidth bandwidth;
    private final ReentrantLock mutex = new ReentrantLock();

    FolderWriting(Path root, Bandwidth bandwidth) {
        this.root = root;
        this.bandwidth = bandwidth;
        this.hidden = root.resolve(HIDDEN);
    }

    Bandwidth bandwidth() {
        return bandwidth;
    }

    /** True for the folder of what is no object. */
    boolean isHidden(Path folder) {
        return folder.equals(hidden);
    }

    /** A place in that folder. */
    Path hidden(String name) throws IOException {
        return Files.createDirectories(hidden).resolve(name);
    }

    /** That folder; need not exist. */
    Path hidden() {
        return hidden;
    }

    /** Bytes that are on the disk, and no object yet. */
    Path write(ByteBuffer bytes) throws IOException {
        Path file = hidden(UUID.randomUUID() + PART);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            PacedWriting.write(channel, bytes, 0, bandwidth);
            channel.force(true);
            return file;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * Brings to a place where nothing is; fails with FileAlreadyExistsException where something is. What was written may still be
     * there too, and has to be then where it fails.
     */
    void create(Path written, Path target) throws IOException {
        try {
            Path parent = parent(target);
            Files.createLink(target, written);
            DiskSync.folder(parent);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A disk that knows no second names.
            replace(written, target, () -> !Files.exists(target));
        }
    }

    /** Moves to a place where something may be, if that still holds; fails with FileAlreadyExistsException else. */
    void replace(Path written, Path target, BooleanSupplier holds) throws IOException {
        mutex.lock();
        try (FileChannel channel =
                        FileChannel.open(hidden("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (!holds.getAsBoolean()) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Path parent = parent(target);
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DiskSync.folder(parent);
        } finally {
            mutex.unlock();
        }
    }

    /** The folder of a file, made where it is missing. */
    private static Path parent(Path file) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent());
        try {
            return Files.createDirectories(parent);
        } catch (FileAlreadyExistsException e) {
            // It would read as if the file itself were there.
            throw new FileSystemException(parent.toString(), null, "there is a file in a folder's place");
        }
    }

    /** Gives a file a second name; false where the disk knows none. */
    boolean link(Path from, Path target) throws IOException {
        try {
            var _ = parent(target);
            Files.createLink(target, from);
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return false;
        }
    }

    /** Takes a file away, and the folders that are empty then. */
    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        for (@Nullable Path folder = file.getParent();
                folder != null && !folder.equals(root);
                folder = folder.getParent()) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /** Takes away what was written by who never came back: files, and folders of parts. */
    void sweep() throws IOException {
        Instant old = Instant.now().minus(LEFT_OVER);
        for (Path each : Files.isDirectory(hidden) ? list(hidden) : List.<Path>of()) {
            try {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(old)) {
                    sweep(each);
                }
            } catch (NoSuchFileException e) {
                // Another publisher, who is at work, or sweeps too, has just taken it away.
            }
        }
    }

    private static void sweep(Path old) throws IOException {
        if (Files.isDirectory(old)) {
            clear(old);
        } else if (old.toString().endsWith(PART)) {
            Files.deleteIfExists(old);
        }
    }

    /** Takes a folder of files away. */
    static void clear(Path folder) throws IOException {
        for (Path file : list(folder)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
