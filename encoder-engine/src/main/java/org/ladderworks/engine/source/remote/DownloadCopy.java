package org.ladderworks.engine.source.remote;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a remote source, or a part of one.
 *
 * @param used when it was last
 */
record DownloadCopy(Path place, long bytes, FileTime used) {
    /** Those in a folder, the one unused for longest first. */
    static List<DownloadCopy> in(Path folder) throws IOException {
        List<DownloadCopy> copies = new ArrayList<>();
        for (Path place : list(folder)) {
            Path version = place.resolve(Downloads.VERSION);
            if (Files.exists(version)) {
                long bytes = 0;
                for (Path file : list(place)) {
                    bytes += Files.size(file);
                }
                copies.add(new DownloadCopy(place, bytes, Files.getLastModifiedTime(version)));
            }
        }
        copies.sort(Comparator.comparing(DownloadCopy::used));
        return copies;
    }

    /** False where someone fetches it, or has used it since it was looked at. */
    boolean delete() throws IOException {
        Path lock = place.resolve(Downloads.LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                @Nullable FileLock held = channel.tryLock()) {
            if (held == null
                    || !Files.getLastModifiedTime(place.resolve(Downloads.VERSION))
                            .equals(used)) {
                return false;
            }
            for (Path file : list(place)) {
                // The lock stays: others may wait for it.
                if (!file.equals(lock)) {
                    Files.deleteIfExists(file);
                }
            }
            return true;
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            return false;
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
