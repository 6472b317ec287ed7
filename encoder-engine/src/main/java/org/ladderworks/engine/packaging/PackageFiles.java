package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.error.UsageException;

/**
 * Writes the files of a package, one after the other, and hashes them on a second thread while the first reads and
 * writes on; or side by side in lanes, each of which hashes for itself. Holds a few buffers, whatever the size of the media.
 * Not thread-safe, but lanes are independent of each other.
 */
final class PackageFiles implements AutoCloseable {
    private static final int BUFFERS = 4;
    /** The most that {@link #room(int)} has. */
    static final int BUFFER_SIZE = 1 << 20;

    private final Path directory;
    private final boolean kept;
    private final Executor hasher;
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer[] buffers;
    private final CompletableFuture<?>[] hashed;
    private final List<PackageFiles> lanes = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private int current;
    private @Nullable FileChannel channel;
    private String path = "";
    private PackagedFile.Role role = PackagedFile.Role.SEGMENT;
    private long size;

    PackageFiles(Path directory) {
        this(directory, true, BUFFERS, hashingThread());
    }

    private PackageFiles(Path directory, boolean kept, int count, Executor hasher) {
        this.directory = directory;
        this.kept = kept;
        this.hasher = hasher;
        this.buffers = new ByteBuffer[count];
        this.hashed = new CompletableFuture<?>[count];
        for (int i = 0; i < count; i++) {
            buffers[i] = ByteBuffer.allocateDirect(BUFFER_SIZE);
            hashed[i] = CompletableFuture.completedFuture(null);
        }
    }

    private static ExecutorService hashingThread() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("package-hash").daemon().factory());
    }

    /** Hashes what it is given, and writes nothing. */
    static PackageFiles nowhere() {
        return new PackageFiles(Path.of(""), false, BUFFERS, hashingThread());
    }

    /**
     * Writes to the same folder, for another thread. What it has written is to be added here.
     *
     * @param number of the lane, from 0; the same number gives the same lane
     */
    PackageFiles lane(int number) {
        while (lanes.size() <= number) {
            lanes.add(new PackageFiles(directory, kept, 1, Runnable::run));
        }
        return lanes.get(number);
    }

    /** Adds a file that a lane has written. */
    void add(PackagedFile file) {
        written.add(
                new Written(file.path(), file.role(), file.size(), CompletableFuture.completedFuture(file.sha256())));
    }

    private record Written(String path, PackagedFile.Role role, long size, CompletableFuture<String> sha256) {}

    /** Begins a new file, its path relative to the package with forward slashes. */
    void begin(String relative, PackagedFile.Role itsRole) {
        path = relative;
        role = itsRole;
        size = 0;
        if (kept) {
            channel = create(directory.resolve(relative));
        }
    }

    private FileChannel create(Path file) {
        try {
            Files.createDirectories(file.getParent() == null ? directory : file.getParent());
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(
                    ErrorCode.OUTPUT_NOT_EMPTY,
                    "The package folder already holds " + file,
                    "Choose an empty folder.",
                    e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /** Writes a part of an array. */
    void write(byte[] bytes, int start, int length) {
        int end = start + length;
        for (int from = start; from < end; ) {
            ByteBuffer buffer = room();
            int piece = Math.min(buffer.remaining(), end - from);
            buffer.put(bytes, from, piece);
            from += piece;
        }
        size += length;
    }

    /**
     * Room for the next bytes of the current file, to be read into and changed there until the next call of this class.
     *
     * @param length wanted, at most {@link #BUFFER_SIZE}; whoever asks fills it all
     */
    ByteBuffer room(int length) {
        if (buffers[current].remaining() < length) {
            flush();
        }
        size += length;
        return buffers[current];
    }

    /** Copies a range of a source file into the current file. */
    void copy(MediaFile source, long start, long length) {
        long position = start;
        long end = start + length;
        while (position < end) {
            ByteBuffer buffer = room();
            int limit = buffer.limit();
            buffer.limit((int) Math.min(limit, buffer.position() + (end - position)));
            position += source.read(buffer, position);
            buffer.limit(limit);
        }
        size += length;
    }

    /** Ends the current file and returns its size. */
    long end() {
        flush();
        close(channel);
        channel = null;
        written.add(new Written(
                path,
                role,
                size,
                CompletableFuture.supplyAsync(() -> HexFormat.of().formatHex(digest.digest()), hasher)));
        return size;
    }

    /** How many files were written. */
    int count() {
        return written.size();
    }

    /** All files in the order in which they were written. */
    List<PackagedFile> finish() {
        return since(0);
    }

    /** The files behind the first ones, in the order in which they were written. */
    List<PackagedFile> since(int first) {
        return written.subList(first, written.size()).stream()
                .map(file -> new PackagedFile(
                        file.path(), file.role(), file.size(), file.sha256().join()))
                .toList();
    }

    @Override
    public void close() {
        if (hasher instanceof ExecutorService thread) {
            thread.shutdownNow();
        }
        lanes.forEach(PackageFiles::close);
        close(channel);
        channel = null;
    }

    private ByteBuffer room() {
        if (!buffers[current].hasRemaining()) {
            flush();
        }
        return buffers[current];
    }

    private void flush() {
        ByteBuffer buffer = buffers[current].flip();
        ByteBuffer toHash = buffer.duplicate();
        hashed[current] = CompletableFuture.runAsync(() -> digest.update(toHash), hasher);
        if (kept) {
            write(buffer);
        }
        current = (current + 1) % buffers.length;
        hashed[current].join();
        buffers[current].clear();
    }

    private void write(ByteBuffer buffer) {
        FileChannel to = channel;
        if (to == null) {
            throw new IllegalStateException("no file was begun");
        }
        try {
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void close(@Nullable FileChannel file) {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    private RuntimeException failed(IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new CancellationException("packaging was interrupted");
        }
        String reason = String.valueOf(e.getMessage());
        if (DiskFull.saidBy(reason)) {
            return new PackagingException(
                    ErrorCode.PACKAGING_DISK_FULL,
                    "The disk is full: cannot write " + directory.resolve(path),
                    "Free some space, or choose an output folder on another disk.",
                    e);
        }
        return new PackagingException(
                ErrorCode.PACKAGING_FAILED,
                "Cannot write " + directory.resolve(path) + ": " + reason,
                "Check that the output folder can be written to.",
                e);
    }

    /** A source file that is open for reading its samples. */
    static final class MediaFile implements AutoCloseable {
        private final Mp4File file;
        private final FileChannel channel;

        MediaFile(Mp4File file) {
            this.file = file;
            try {
                channel = FileChannel.open(file.path(), StandardOpenOption.READ);
                if (channel.size() != file.size()) {
                    channel.close();
                    throw Mp4File.unreadable(file.path(), new IOException("it changed while it was packaged"));
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        FileChannel channel() {
            return channel;
        }

        int read(ByteBuffer into, long position) {
            try {
                int read = channel.read(into, position);
                if (read < 1) {
                    throw new IOException("it became shorter while it was packaged");
                }
                return read;
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        RuntimeException unreadable(IOException e) {
            return e instanceof ClosedByInterruptException
                    ? new CancellationException("packaging was interrupted")
                    : Mp4File.unreadable(file.path(), e);
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }
}
