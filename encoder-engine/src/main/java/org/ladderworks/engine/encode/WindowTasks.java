package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.RungProgress;
import org.ladderworks.engine.progress.Tasks;
import org.ladderworks.engine.progress.TitlePicture;

/** Runs the windows of a title on a pool, and counts how far they are. One use for each title. */
final class WindowTasks {
    /** More parts that failed are counted only. */
    private static final int MOST_NAMED = 3;

    private final EncodePlan plan;
    private final VideoPlan video;
    private final Encoder encoder;
    private final ExecutorService pool;
    private final TitleProgress progress;
    private final Map<String, Long> rungFrames = new LinkedHashMap<>();
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
        video.rungs().forEach(rung -> rungFrames.put(name(rung), 0L));
    }

    private static String name(RungPlan rung) {
        return "%s %s %d kb/s"
                .formatted(
                        rung.rung().family().title(),
                        rung.rung().size(),
                        rung.rung().ceiling().bitsPerSecond() / 1000);
    }

    /** The rungs that were encoded before as they ended, those of this run with so many frames. */
    private List<RungProgress> rungs(List<String> run, long frames) {
        return rungFrames.entrySet().stream()
                .map(rung -> new RungProgress(
                        rung.getKey(), run.contains(rung.getKey()) ? frames : rung.getValue(), video.frames()))
                .toList();
    }

    /** Frame of the title, as a time. */
    private Duration place(long frame) {
        return Duration.ofMillis(Math.round(video.frameRate().timeOf(frame).approximateSeconds() * 1000));
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
        // A title is looked at by a rung that it does not get.
        List<String> names = rungs.stream()
                .map(WindowTasks::name)
                .filter(rungFrames::containsKey)
                .toList();
        long before = done;
        long all = total;
        List<Future<WindowChunks>> tasks = new ArrayList<>();
        for (ChunkWindow window : video.windows()) {
            PartProgress told = new PartProgress() {
                @Override
                public void encoded(long units) {
                    frames.set(window.index(), units);
                    long sum = 0;
                    for (int i = 0; i < frames.length(); i++) {
                        sum += frames.get(i);
                    }
                    progress.pictures(
                            before + sum * weight,
                            found.get(),
                            all,
                            rungs(names, sum),
                            place(window.firstFrame() + Math.min(units, window.frames())));
                }

                @Override
                public void triedAgain(String why) {
                    progress.triedAgain(why);
                }

                @Override
                public void found() {
                    found.addAndGet(window.frames() * weight);
                    encoded(window.frames());
                }
            };
            WindowTaps taps = beside.in(window, video.frameRate());
            List<RungPlan> wanted = beside.with(inWindow.apply(window.index()), window);
            tasks.add(pool.submit(() -> {
                WindowChunks made = encoder.encode(plan, video, window, wanted, taps, told);
                beside.stills().ifPresent(stills -> picture(stills, window, taps, made));
                return made;
            }));
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
        names.forEach(rung -> rungFrames.put(rung, video.frames()));
        return new Chunks(byRung, stills, measures, iFrames);
    }

    /** The last that was kept of a window: for who watches, so nothing fails where it cannot be read. */
    private void picture(StillsPlan plan, ChunkWindow window, WindowTaps taps, WindowChunks made) {
        if (taps.stills().isEmpty() || made.stills().isEmpty()) {
            return;
        }
        int bytes = Math.toIntExact(plan.bytes());
        List<Long> frames = taps.stills().get().frames();
        try (FileChannel file = FileChannel.open(made.stills().get())) {
            ByteBuffer planes = ByteBuffer.allocate(bytes);
            long from = (frames.size() - 1L) * bytes;
            while (planes.hasRemaining() && file.read(planes, from + planes.position()) > 0) {
                // Whole, or to the end of the file.
            }
            if (!planes.hasRemaining()) {
                progress.pictured(new TitlePicture(
                        plan.size().width(),
                        plan.size().height(),
                        planes.array(),
                        place(window.firstFrame() + frames.getLast())));
            }
        } catch (IOException e) {
            System.getLogger(WindowTasks.class.getName()).log(System.Logger.Level.DEBUG, "no picture of " + window, e);
        }
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
