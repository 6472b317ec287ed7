package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Tasks;

/** Runs the windows of a title on a pool, and counts how far they are. One use for each title. */
final class WindowTasks {
    /** More parts that failed are counted only. */
    private static final int MOST_NAMED = 3;

    private final EncodePlan plan;
    private final VideoPlan video;
    private final Encoder encoder;
    private final ExecutorService pool;
    private final TitleProgress progress;
    private final AtomicLong found = new AtomicLong();
    private long done;
    private long total;

    /** @param total work that is known of, see {@link #work} */
    WindowTasks(
            EncodePlan plan,
            VideoPlan video,
            Encoder encoder,
            ExecutorService pool,
            TitleProgress progress,
            long total) {
        this.plan = plan;
        this.video = video;
        this.encoder = encoder;
        this.pool = pool;
        this.progress = progress;
        this.total = total;
    }

    /** What encoding these rungs costs, in a unit of its own: frames, weighed by their pixels. */
    static long work(VideoPlan video, List<RungPlan> rungs) {
        return video.frames() * weight(rungs);
    }

    private static long weight(List<RungPlan> rungs) {
        return rungs.stream()
                .mapToLong(rung ->
                        (long) rung.rung().size().width() * rung.rung().size().height())
                .sum();
    }

    /** Blocks until every window is encoded; more work than was known of is added to the total. */
    List<List<Path>> again(List<RungPlan> rungs) {
        total += work(video, rungs);
        return run(rungs, _ -> rungs, Beside.NONE).rungs();
    }

    /** Chunks in the order of windows: for each rung, and of what is taken beside them. */
    record Chunks(List<List<Path>> rungs, List<Path> stills, List<Path> measures, List<Path> iFrames) {}

    /**
     * Blocks until every window is encoded.
     *
     * @param inWindow the same rungs, as they are to be in the window with that index
     * @param beside what is taken of the pictures beside the rungs
     */
    Chunks run(List<RungPlan> rungs, IntFunction<List<RungPlan>> inWindow, Beside beside) {
        AtomicLongArray frames = new AtomicLongArray(video.windows().size());
        long weight = weight(rungs);
        long before = done;
        long all = total;
        List<Future<WindowChunks>> tasks = new ArrayList<>();
        for (ChunkWindow window : video.windows()) {
            PartProgress told = new PartProgress() {
                @Override
                public void encoded(long units) {
                    frames.set(window.index(), units);
                    long sum = before;
                    for (int i = 0; i < frames.length(); i++) {
                        sum += frames.get(i) * weight;
                    }
                    progress.pictures(sum, found.get(), all);
                }

                @Override
                public void found() {
                    found.addAndGet(window.frames() * weight);
                    encoded(window.frames());
                }
            };
            WindowTaps taps = beside.in(window, video.frameRate());
            List<RungPlan> wanted = beside.with(inWindow.apply(window.index()), window);
            tasks.add(pool.submit(() -> encoder.encode(plan, video, window, wanted, taps, told)));
        }
        List<List<Path>> byRung = new ArrayList<>();
        rungs.forEach(_ -> byRung.add(new ArrayList<>()));
        List<Path> stills = new ArrayList<>();
        List<Path> measures = new ArrayList<>();
        List<Path> iFrames = new ArrayList<>();
        for (WindowChunks chunks : results(tasks)) {
            for (int i = 0; i < rungs.size(); i++) {
                byRung.get(i).add(chunks.rungs().get(i));
            }
            chunks.stills().ifPresent(stills::add);
            chunks.measures().ifPresent(measures::add);
            iFrames.addAll(chunks.rungs().subList(rungs.size(), chunks.rungs().size()));
        }
        done += work(video, rungs);
        return new Chunks(byRung, stills, measures, iFrames);
    }

    /** Waits for all: a part that was given up stops no other, so that the next run finds all that can be done. */
    private static <T> List<T> results(List<Future<T>> tasks) {
        List<T> results = new ArrayList<>();
        List<EncodeException> givenUp = new ArrayList<>();
        Optional<DeviceLost> lost = Optional.empty();
        for (Future<T> task : tasks) {
            try {
                results.add(Tasks.result(task));
            } catch (EncodeException e) {
                if (e.code() != ErrorCode.ENCODE_PART_FAILED) {
                    throw e;
                }
                givenUp.add(e);
            } catch (DeviceLost e) {
                lost = Optional.of(e);
            }
        }
        if (lost.isPresent()) {
            throw lost.get();
        }
        if (!givenUp.isEmpty()) {
            throw givenUp.size() == 1 ? givenUp.getFirst() : together(givenUp);
        }
        return results;
    }

    private static EncodeException together(List<EncodeException> givenUp) {
        String all =
                givenUp.stream().limit(MOST_NAMED).map(Throwable::getMessage).collect(Collectors.joining("; "));
        int more = givenUp.size() - MOST_NAMED;
        return new EncodeException(
                ErrorCode.ENCODE_PART_FAILED,
                all + (more > 0 ? "; and " + more + " more parts" : ""),
                givenUp.getFirst().remedy(),
                givenUp.getFirst());
    }
}
