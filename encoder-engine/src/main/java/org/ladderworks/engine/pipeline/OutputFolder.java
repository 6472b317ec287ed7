package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
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
    private final EarlierPackage earlier;
    private final List<Path> createdFolders;
    private final FolderLock lock;
    private boolean moving;
    private boolean finished;

    private OutputFolder(Path folder, EarlierPackage earlier, List<Path> createdFolders, FolderLock lock) {
        this.folder = folder;
        this.earlier = earlier;
        this.createdFolders = createdFolders;
        this.lock = lock;
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
            return take(folder, created);
        } catch (IOException e) {
            Folders.removeEmpty(created);
            throw notWritable(folder, e);
        } catch (UsageException e) {
            Folders.removeEmpty(created);
            throw e;
        }
    }

    private static OutputFolder take(Path folder, List<Path> created) throws IOException {
        Folders.create(folder, created);
        Path staging = folder.resolve(STAGING);
        EarlierPackage earlier = new EarlierPackage(folder, staging.resolve("package"));
        // A job that runs is told by its lock, not by the files that it is just moving.
        if (!Files.isDirectory(staging) || Files.isSymbolicLink(staging)) {
            earlier.refuseForeignFiles();
        }
        Folders.create(staging, created);
        FolderLock lock = FolderLock.take(staging.resolve(LOCK), folder);
        OutputFolder output = new OutputFolder(folder, earlier, created, lock);
        try {
            earlier.refuseForeignFiles();
            earlier.removeInterrupted();
            output.sweepStaging();
            return output;
        } catch (IOException e) {
            output.close();
            throw e;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where the package is built. */
    public Path staging() {
        return folder.resolve(STAGING).resolve("package");
    }

    /** For what is needed while the package is built and is no part of it. */
    Path work() {
        return folder.resolve(STAGING).resolve("work");
    }

    public Path folder() {
        return folder;
    }

    /** True where the folder holds an earlier package that can be played: more than pictures. */
    boolean holdsRenditions() {
        return earlier.hasRenditions();
    }

    /** True where the folder holds the whole package of that job: every file is there, of the size that it was made with. */
    public boolean holds(String job) {
        return earlier.isWhole(job);
    }

    /** Brings the finished package to the disk, so that a power cut after {@link #commit} finds it whole. */
    public void sync() {
        try {
            DiskSync.tree(staging());
        } catch (IOException e) {
            throw notMoved(e);
        }
    }

    /** Puts the finished package in the place of what was there; fails where the user put files there meanwhile. */
    public void commit() {
        try {
            earlier.refuseForeignFiles();
            earlier.remove();
            List<Path> entries = Folders.list(staging());
            moving = true;
            entries.sort(Comparator.comparingInt(
                    entry -> LAST.indexOf(entry.getFileName().toString())));
            for (Path entry : entries) {
                Files.move(entry, folder.resolve(entry.getFileName().toString()), StandardCopyOption.ATOMIC_MOVE);
            }
            DiskSync.folder(folder);
            finished = true;
        } catch (IOException e) {
            throw notMoved(e);
        }
    }

    private PackagingException notMoved(IOException e) {
        boolean full = DiskFull.saidBy(e.getMessage());
        return new PackagingException(
                full ? ErrorCode.PACKAGING_DISK_FULL : ErrorCode.PACKAGING_FAILED,
                "the finished package cannot be moved into " + folder + ": "
                        + (full ? "the disk is full" : FileTrouble.words(e)),
                full
                        ? "Free some space, or choose another disk with --out."
                        : "Check that no other program has files of the folder open, and run the job again.",
                e);
    }

    /** Takes away the staging folder, and the folders made for a package that did not come to be. */
    @Override
    public void close() {
        if (moving && !finished) {
            takeBack();
        }
        Folders.deleteTree(staging());
        Folders.deleteTree(work());
        lock.close();
        Folders.removeEmpty(List.of(folder.resolve(STAGING)));
        if (!finished) {
            Folders.removeEmpty(createdFolders);
        }
    }

    /** A move that failed half-way has put some of the package into the folder already. */
    private void takeBack() {
        try {
            earlier.removeInterrupted();
        } catch (IOException e) {
            // What cannot be removed now would be refused as foreign: better than deleting by guess.
        }
    }

    /** What a killed job left of its half-built package goes. */
    private void sweepStaging() throws IOException {
        Folders.deleteTree(work());
        Folders.deleteTree(staging());
        Files.createDirectories(staging());
    }

    private static UsageException notWritable(Path folder, IOException e) {
        return new UsageException(
                ErrorCode.OUTPUT_NOT_WRITABLE,
                "the output folder " + folder + " cannot be used: " + FileTrouble.words(e),
                "Name a folder on a disk that you may write to.",
                e);
    }
}
