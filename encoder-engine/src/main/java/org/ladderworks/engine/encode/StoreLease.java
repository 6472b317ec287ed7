package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ladderworks.engine.disk.OwnedFiles;

/**
 * A running job's claim on a store: what was used since the claim began is not to go. The claim, and every unfinished
 * file, bears the process number in its name, so that what a dead process left is known.
 */
public final class StoreLease implements AutoCloseable {
    private static final String LEASE = ".lease";

    /** Disks round times, and stamp files by a coarser clock than this process reads: so a claim is dated before it begins. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final Path folder;
    private final Path file;

    private StoreLease(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /** Begins a claim on a folder that is there. */
    public static StoreLease take(Path folder) throws IOException {
        Path file = Files.createFile(OwnedFiles.newIn(folder, LEASE));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(CLOCKS_DIFFER)));
        return new StoreLease(folder, file);
    }

    Path newPart() {
        return OwnedFiles.newIn(folder, ".part");
    }

    /** When the oldest claim of a living process began; empty where there is none. */
    public static Optional<FileTime> oldest(Path folder) throws IOException {
        FileTime oldest = null;
        for (Path file : list(folder)) {
            if (file.toString().endsWith(LEASE) && !OwnedFiles.isLeftOver(file)) {
                FileTime began = Files.getLastModifiedTime(file);
                oldest = oldest == null || began.compareTo(oldest) < 0 ? began : oldest;
            }
        }
        return Optional.ofNullable(oldest);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It ends with the process at the latest.
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
