package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Standstill;
import org.ladderworks.engine.saying.Saying;

/**
 * Pauses a job while the disk of a folder is nearly full, or has less room than is known to be needed, so that it neither
 * fails nor takes the last room; lets it go on when there is room again.
 */
final class DiskWatch implements AutoCloseable {
    private static final long LOOK_MILLIS = 250;

    /** Left free on a large disk; on a small one a twentieth of it. */
    private static final long RESERVE = 1L << 30;

    /** No title fits on a disk of that size. */
    private static final long SMALLEST = 8L << 20;

    private final Path folder;
    private final LongSupplier needed;
    private final Pause pause;
    private final Runnable onChange;
    private final Thread thread;

    /** Touched by the thread alone, once that runs. */
    private boolean low;

    /**
     * Looks once before it returns.
     *
     * @param needed bytes that are still to be written as far as is known; 0 where it is not
     * @param onChange told after each pause and each end of one, on a thread of its own
     */
    static DiskWatch start(Path folder, LongSupplier needed, Pause pause, Runnable onChange) {
        DiskWatch watch = new DiskWatch(folder, needed, pause, onChange);
        // Before the first byte is written.
        watch.look();
        watch.thread.start();
        return watch;
    }

    private DiskWatch(Path folder, LongSupplier needed, Pause pause, Runnable onChange) {
        this.folder = folder;
        this.needed = needed;
        this.pause = pause;
        this.onChange = onChange;
        this.thread = Thread.ofVirtual().name("disk-watch").unstarted(this::watch);
    }

    /** True where so many bytes never fit on the disk, however much of it is freed. */
    static boolean isTooSmall(FileStore disk, long bytes) throws IOException {
        long total = disk.getTotalSpace();
        return total > 0 && bytes + toGoOn(reserve(total)) > total;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void look() {
        try {
            FileStore disk = Files.getFileStore(folder);
            long total = disk.getTotalSpace();
            // A file system that does not tell its size does not tell its room either; and on one so small nothing can
            // be
            // freed that would let a job go on: it fails, at once, whichever notices first.
            if (total <= SMALLEST) {
                return;
            }
            long reserve = reserve(total);
            long missing = needed.getAsLong();
            long free = disk.getUsableSpace() - missing;
            if (!low && free < reserve) {
                low = true;
                pause.pause(Pause.Cause.LOW_DISK, why(free + missing, missing));
                tell();
            } else if (low && free >= toGoOn(reserve)) {
                low = false;
                pause.resume(Pause.Cause.LOW_DISK);
                tell();
            }
        } catch (IOException e) {
            System.getLogger(DiskWatch.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot ask for the room on the disk of " + folder, e);
        }
    }

    /** Whoever is told may fail, on a full disk above all: who ends the pause must not end with it. */
    private void tell() {
        try {
            onChange.run();
        } catch (RuntimeException e) {
            System.getLogger(DiskWatch.class.getName()).log(System.Logger.Level.WARNING, "nobody could be told", e);
        }
    }

    private Saying why(long free, long missing) {
        return missing > 0
                ? Standstill.NO_ROOM_FOR_ALL.with(folder, free >> 20, megabytes(missing))
                : Standstill.NO_ROOM.with(folder, free >> 20);
    }

    private static long megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }

    private static long reserve(long total) {
        return Math.min(RESERVE, total / 20);
    }

    /** More than what makes it pause, so that it does not stop and go. */
    private static long toGoOn(long reserve) {
        return reserve + reserve / 4;
    }

    @Override
    public void close() {
        thread.interrupt();
        pause.resume(Pause.Cause.LOW_DISK);
    }
}
