package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ladderworks.engine.progress.Pause;

/**
 * Pauses a job while the disk of a folder is nearly full, so that it neither fails nor takes the last room; lets it go on
 * when there is room again.
 */
final class DiskWatch implements AutoCloseable {
    private static final long LOOK_MILLIS = 250;

    /** Left free on a large disk; on a small one a twentieth of it. */
    private static final long RESERVE = 1L << 30;

    private final Path folder;
    private final Pause pause;
    private final Runnable onChange;
    private final Thread thread;

    /** Touched by the thread alone, once that runs. */
    private boolean low;

    /** @param onChange told after each pause and each end of one, on a thread of its own */
    static DiskWatch start(Path folder, Pause pause, Runnable onChange) {
        DiskWatch watch = new DiskWatch(folder, pause, onChange);
        // Before the first byte is written.
        watch.look();
        watch.thread.start();
        return watch;
    }

    private DiskWatch(Path folder, Pause pause, Runnable onChange) {
        this.folder = folder;
        this.pause = pause;
        this.onChange = onChange;
        this.thread = Thread.ofVirtual().name("disk-watch").unstarted(this::watch);
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
            long reserve = Math.min(RESERVE, disk.getTotalSpace() / 20);
            long free = disk.getUsableSpace();
            if (!low && free < reserve) {
                low = true;
                pause.pause(
                        Pause.Cause.LOW_DISK,
                        "the disk of " + folder + " has " + (free >> 20) + " MB left; free some space to go on");
                onChange.run();
            } else if (low && free >= reserve + reserve / 4) {
                low = false;
                pause.resume(Pause.Cause.LOW_DISK);
                onChange.run();
            }
        } catch (IOException e) {
            System.getLogger(DiskWatch.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot ask for the room on the disk of " + folder, e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        pause.resume(Pause.Cause.LOW_DISK);
    }
}
