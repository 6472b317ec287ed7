package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.ladderworks.engine.progress.Tasks;

/**
 * Writes the segments of a track on all cores: each thread goes all the way from the source to the disk, and takes the next
 * segment that nobody has taken. What comes out does not depend on who took which.
 */
final class SegmentLanes {
    /** Each holds a buffer; more would wait for the disk. */
    private static final int MOST = 8;

    private final PackageFiles files;

    /** @param files that all segments become part of */
    SegmentLanes(PackageFiles files) {
        this.files = files;
    }

    /** What one thread writes segments with. */
    interface Lane extends AutoCloseable {
        PackagedSegment write(int segment);

        @Override
        void close();
    }

    private record Done(PackagedSegment segment, PackagedFile file) {}

    /**
     * Writes all segments; fails with what one of them failed with.
     *
     * @param lane makes what a thread writes with, to files of its own; called on this thread
     */
    List<PackagedSegment> write(int segments, Function<PackageFiles, Lane> lane) {
        int count = Math.clamp(segments, 1, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<Done> done = new AtomicReferenceArray<>(segments);
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name("package-", 1).daemon().factory())) {
            try {
                for (int i = 0; i < count; i++) {
                    PackageFiles own = files.lane(i);
                    Lane writer = lane.apply(own);
                    running.add(threads.submit(() -> run(writer, own, next, done)));
                }
                running.forEach(Tasks::result);
            } finally {
                threads.shutdownNow();
            }
        }
        List<PackagedSegment> told = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            told.add(done.get(i).segment());
            files.add(done.get(i).file());
        }
        return told;
    }

    private static void run(Lane lane, PackageFiles own, AtomicInteger next, AtomicReferenceArray<Done> done) {
        try (lane) {
            for (int segment; (segment = next.getAndIncrement()) < done.length(); ) {
                PackagedSegment told = lane.write(segment);
                done.set(segment, new Done(told, own.since(own.count() - 1).getFirst()));
            }
        } finally {
            // After a failure nobody takes another one.
            next.set(done.length());
        }
    }
}
