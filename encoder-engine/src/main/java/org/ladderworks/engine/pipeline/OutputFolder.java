package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.manifest.index.PackageIndex;

/**
 * The folder that is to become a package. The package is built in a staging folder inside it and moved into place when
 * it is whole, manifests last; whatever goes wrong, only what this class put there is taken away. One process at a time
 * holds a folder. Not thread-safe.
 */
public final class OutputFolder implements AutoCloseable {
    private static final String STAGING = ".ladderworks-staging";
    private static final String LOCK = "lock";

    /** Moved last, in this order: a reader never finds a manifest before what it names. */
    private static final List<String> LAST = List.of("manifest.mpd", "master.m3u8", PackageIndex.FILE_NAME);

    private final Path folder;
    private final List<Path> createdFolders;
    private final FileChannel lockChannel;
    private boolean finished;

    private OutputFolder(Path folder, List<Path> createdFolders, FileChannel lockChannel) {
        this.folder = folder;
        this.createdFolders = createdFolders;
        this.lockChannel = lockChannel;
    }

    /**
     * Takes the folder, made where it is missing.
     *
     * @throws UsageException where it is a file, not writable, used by another process, or holds files that no earlier
     *     package of ours accounts for
     */
    public static OutputFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        List<Path> created = new ArrayList<>();
        try {
            create(folder, created);
            refuseForeignFiles(folder);
            Path staging = folder.resolve(STAGING);
            Files.createDirectories(staging);
            FileChannel channel = lock(staging, folder);
            OutputFolder output = new OutputFolder(folder, created, channel);
            output.sweepStaging();
            return output;
        } catch (AccessDeniedException e) {
            removeEmpty(created);
            throw notWritable(folder, "this user may not write to it", e);
        } catch (IOException e) {
            removeEmpty(created);
            throw notWritable(folder, String.valueOf(e.getMessage()), e);
        } catch (UsageException e) {
            removeEmpty(created);
            throw e;
        }
    }

    /** Where the package is built. */
    public Path staging() {
        return folder.resolve(STAGING).resolve("package");
    }

    /** Where chunks are kept when the operator names no folder for them: a killed job finds them again here. */
    public Path chunks() {
        return folder.resolve(STAGING).resolve("chunks");
    }

    public Path folder() {
        return folder;
    }

    /** Puts the finished package in the place of what was there. */
    public void commit() {
        try {
            removeEarlierPackage();
            List<Path> entries = list(staging());
            entries.sort(Comparator.comparingInt(
                    entry -> LAST.indexOf(entry.getFileName().toString())));
            for (Path entry : entries) {
                Files.move(entry, folder.resolve(entry.getFileName().toString()), StandardCopyOption.ATOMIC_MOVE);
            }
            finished = true;
        } catch (IOException e) {
            throw new PackagingException(
                    ErrorCode.PACKAGING_FAILED,
                    "the finished package cannot be moved into " + folder + ": " + e.getMessage(),
                    "Check that no other program has files of the folder open, and run the job again.",
                    e);
        }
    }

    /** Takes away the staging folder, and the folders made for a package that did not come to be. */
    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            // The lock ends with the process at the latest.
        }
        deleteTree(folder.resolve(STAGING));
        if (!finished) {
            removeEmpty(createdFolders);
        }
    }

    private static void create(Path folder, List<Path> created) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw notWritable(folder, "it is a file", null);
        }
        Path missing = folder;
        while (missing != null && Files.notExists(missing)) {
            created.add(missing);
            missing = missing.getParent();
        }
        Files.createDirectories(folder);
    }

    private static void refuseForeignFiles(Path folder) throws IOException {
        Set<String> ours = new HashSet<>(Set.of(STAGING));
        if (Files.exists(folder.resolve(PackageIndex.FILE_NAME))) {
            ours.add(PackageIndex.FILE_NAME);
            readIndex(folder).ifPresent(index -> index.files().forEach(file -> ours.add(file.path())));
        }
        // A job that was killed while it moved its finished package leaves staging behind, and some of the package.
        boolean interrupted = Files.isDirectory(folder.resolve(STAGING).resolve("package"))
                && Files.exists(folder.resolve(STAGING).resolve("package").resolve(PackageIndex.FILE_NAME));
        if (interrupted) {
            PackageIndex.read(folder.resolve(STAGING).resolve("package").resolve(PackageIndex.FILE_NAME))
                    .files()
                    .forEach(file -> ours.add(file.path()));
        }
        String foreign = firstForeign(folder, ours);
        if (foreign != null) {
            throw new UsageException(
                    ErrorCode.OUTPUT_NOT_EMPTY,
                    folder + " is not empty: it holds " + foreign + ", which is not part of an earlier package",
                    "Name a new or empty folder; nothing in this one was changed.");
        }
    }

    private static java.util.Optional<PackageIndex> readIndex(Path folder) {
        try {
            return java.util.Optional.of(PackageIndex.read(folder.resolve(PackageIndex.FILE_NAME)));
        } catch (org.ladderworks.engine.error.EngineException e) {
            throw new UsageException(
                    ErrorCode.OUTPUT_NOT_EMPTY,
                    folder + " is not empty, and its " + PackageIndex.FILE_NAME + " is not one of ours",
                    "Name a new or empty folder; nothing in this one was changed.",
                    e);
        }
    }

    private static @Nullable String firstForeign(Path folder, Set<String> ours) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> !path.startsWith(folder.resolve(STAGING)))
                    .filter(path -> !Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> !ours.contains(path))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static FileChannel lock(Path staging, Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(staging.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process: told below like any other holder.
        }
        if (lock == null) {
            channel.close();
            throw new UsageException(
                    ErrorCode.OUTPUT_IN_USE,
                    "another job is writing to " + folder,
                    "Wait for it to end, or name another folder.");
        }
        return channel;
    }

    /** What a killed job left: its half-built package goes, its finished chunks stay. */
    private void sweepStaging() throws IOException {
        deleteTree(staging());
        Files.createDirectories(staging());
        Files.createDirectories(chunks());
        for (Path file : list(chunks())) {
            if (!file.toString().endsWith(".mp4")) {
                Files.delete(file);
            }
        }
    }

    private void removeEarlierPackage() throws IOException {
        Path indexFile = folder.resolve(PackageIndex.FILE_NAME);
        if (Files.notExists(indexFile)) {
            removeInterrupted();
            return;
        }
        List<String> paths = new ArrayList<>(LAST);
        PackageIndex.read(indexFile).files().forEach(file -> paths.add(file.path()));
        removeFiles(paths);
    }

    private void removeInterrupted() throws IOException {
        List<String> paths = new ArrayList<>();
        PackageIndex.read(staging().resolve(PackageIndex.FILE_NAME)).files().forEach(file -> paths.add(file.path()));
        removeFiles(paths);
    }

    private void removeFiles(List<String> paths) throws IOException {
        Set<Path> parents = new HashSet<>();
        for (String path : paths) {
            Path file = folder.resolve(path).normalize();
            if (file.startsWith(folder) && !file.equals(folder)) {
                Files.deleteIfExists(file);
                for (Path parent = file.getParent();
                        parent != null && !parent.equals(folder);
                        parent = parent.getParent()) {
                    parents.add(parent);
                }
            }
        }
        removeEmpty(parents.stream()
                .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
                .toList());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return new ArrayList<>(entries.sorted().toList());
        }
    }

    private static void removeEmpty(List<Path> folders) {
        for (Path folder : folders) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                // Not empty, or never made: it stays as it is.
            }
        }
    }

    private static void deleteTree(Path root) {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // What cannot be removed now is swept by the next job on this folder.
        }
    }

    private static UsageException notWritable(Path folder, String why, @Nullable Throwable cause) {
        return new UsageException(
                ErrorCode.OUTPUT_NOT_WRITABLE,
                "the output folder " + folder + " cannot be used: " + why,
                "Name a folder on a disk that you may write to.",
                cause);
    }
}
