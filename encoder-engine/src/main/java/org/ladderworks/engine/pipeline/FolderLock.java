package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/** Holds a folder for one job: the operating system's lock on a file, which ends with the process however that ends. */
final class FolderLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Fails with OUTPUT_IN_USE where another job, of this process or another, holds the folder. */
    static FolderLock take(Path file, Path folder) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            // The holder takes the file away just before it lets go: what is locked then is no longer the folder's.
            if (lock != null && Files.exists(file)) {
                return new FolderLock(file, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: told below like any other holder.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new UsageException(
                ErrorCode.OUTPUT_IN_USE,
                "another job is writing to " + folder,
                "Wait for it to end, or name another folder.");
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}
