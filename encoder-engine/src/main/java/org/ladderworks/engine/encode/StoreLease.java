package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A running job's claim on a store: what was used since the claim began is not to go. The claim, and every unfinished
 * file, bears the process number in its name, so that what a dead process left is known.
 */
public final class StoreLease implements AutoCloseable {
    private static final String LEASE = ".lease";
    private static final Pattern OWNED = Pattern.compile("[0-9a-f-]{36}-(\\d{1,18})\\.(part(?:\\.[a-z]+){0,3}|lease)");

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
        Path file = Files.createFile(folder.resolve(owned(LEASE)));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(CLOCKS_DIFFER)));
        return new StoreLease(folder, file);
    }

    Path newPart() {
        return folder.resolve(owned(".part"));
    }

    /** When the oldest claim of a living process began; empty where there is none. */
    public static Optional<FileTime> oldest(Path folder) throws IOException {
        FileTime oldest = null;
        for (Path file : list(folder)) {
            if (file.toString().endsWith(LEASE) && !isLeftOver(file)) {
                FileTime began = Files.getLastModifiedTime(file);
                oldest = oldest == null || began.compareTo(oldest) < 0 ? began : oldest;
            }
        }
        return Optional.ofNullable(oldest);
    }

    /** Takes away what dead processes left. */
    public static void sweep(Path folder) throws IOException {
        for (Path file : list(folder)) {
            if (isLeftOver(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It ends with the process at the latest.
        }
    }

    private static String owned(String suffix) {
        return UUID.randomUUID() + "-" + ProcessHandle.current().pid() + suffix;
    }

    private static boolean isLeftOver(Path file) {
        Matcher name = OWNED.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(name.group(1)));
        return owner.isEmpty() || isYounger(owner.get(), file);
    }

    /** A process that began after the file was written has only the same number as its owner. */
    private static boolean isYounger(ProcessHandle process, Path file) {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            // Start times are told in hundredths of a second, and some systems' clocks disagree by more.
            return process.info()
                    .startInstant()
                    .filter(start -> start.minusSeconds(10).isAfter(written.toInstant()))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
