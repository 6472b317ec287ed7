package org.ladderworks.engine.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files and folders that a process needs for a while. Each bears the process number in its name, so that what a dead
 * process left is known, and goes when the next one looks.
 */
public final class OwnedFiles {
    private static final String TEMPORARY = "ladderworks-";

    /** A name with suffixes of the tools that write there, or a folder among everybody's temporary files. */
    private static final Pattern NAME = Pattern.compile(
            "[0-9a-f-]{36}-(?<file>\\d{1,18})(?:\\.[a-z0-9]+){1,4}|" + TEMPORARY + "(?<folder>\\d{1,18})-\\d+");

    private OwnedFiles() {}

    /**
     * A path of its own in a folder; nothing is there yet.
     *
     * @param suffix of its name, with the dot
     */
    public static Path newIn(Path folder, String suffix) {
        return folder.resolve(UUID.randomUUID() + "-" + ProcessHandle.current().pid() + suffix);
    }

    /** A new folder among the system's temporary files, for this user's eyes only. */
    public static Path newTemporaryFolder() throws IOException {
        return Files.createTempDirectory(TEMPORARY + ProcessHandle.current().pid() + "-");
    }

    /** What a new file gets so that its owner alone may read and write it; nothing where the disk knows no such rights. */
    public static FileAttribute<?>[] ownersAlone(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** True where a living process needs it. */
    public static boolean isNeeded(Path path) {
        return NAME.matcher(String.valueOf(path.getFileName())).matches() && !isLeftOver(path);
    }

    /** True where the process is dead that this belonged to; false also where it belonged to none. */
    public static boolean isLeftOver(Path path) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        if (!name.matches()) {
            return false;
        }
        String number = name.group("file") == null ? name.group("folder") : name.group("file");
        Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(number));
        return owner.isEmpty() || isYounger(owner.get(), path);
    }

    /** Takes away what dead processes left in a folder, which need not be there. */
    public static void sweep(Path folder) throws IOException {
        for (Path path : list(folder)) {
            if (isLeftOver(path)) {
                delete(path);
            }
        }
    }

    /** The same for the system's temporary files. */
    public static void sweepTemporary() {
        try {
            sweep(Path.of(System.getProperty("java.io.tmpdir")));
        } catch (IOException e) {
            said("cannot look for left-over temporary files", e);
        }
    }

    /** Takes away a file or a folder with all that is in it, as far as this user may; links themselves, not what they lead to. */
    public static void delete(Path root) {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // Another process was faster.
        } catch (IOException | UncheckedIOException e) {
            said("left behind: " + root, e);
        }
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
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }

    private static void said(String what, Exception e) {
        System.getLogger(OwnedFiles.class.getName()).log(System.Logger.Level.DEBUG, what, e);
    }
}
