package org.ladderworks.app.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;

/**
 * Makes one process the owner of the data folder: the operating system's lock on a file, which ends with the process however
 * that ends. The file stays, as taking it away would let two processes lock two files of one name.
 */
final class DataLock implements AutoCloseable {
    private static final String NAME = "owner.lock";

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty where another process, or another part of this one, owns the folder. */
    static Optional<DataLock> tryTake(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel channel =
                    FileChannel.open(home.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                @Nullable FileLock lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(new DataLock(channel));
                }
            } catch (OverlappingFileLockException e) {
                // Owned by another part of this process.
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(home, e);
        }
    }

    static UsageException unusable(Path home, IOException e) {
        return new UsageException(
                ErrorCode.DATA_UNUSABLE,
                "the data folder " + home + " cannot be used: " + FileTrouble.words(e),
                "See that you may write to it, or name another one with LADDERWORKS_HOME.",
                e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
    }
}
