package org.ladderworks.engine.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Tasks;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;

/** Encodes a whole title: its windows and audio streams on as many workers as told. One use per call; thread-safe. */
public final class TitleEncoder {
    /** What headers, boxes and the last fragment leave of a bit rate for pictures. */
    private static final double MEDIA_SHARE = 0.98;

    /** More parts that failed are counted only. */
    private static final int MOST_NAMED = 3;

    private final ToolRunner runner;
    private final ToolInventory tools;

    public TitleEncoder(ToolRunner runner, ToolInventory tools) {
        this.runner = runner;
        this.tools = tools;
    }

    /**
     * Runs every task that the store does not answer; the first failure stops the others.
     *
     * @return video renditions in the order of the plan's rungs, then audio in the order of its streams
     */
    public List<Rendition> encode(
            EncodePlan plan,
            ChunkStore store,
            int workers,
            boolean lowPriority,
            Pause pause,
            EncodeProgress progress,
            Cancellation cancellation) {
        Cancellation tasks = new Cancellation();
        // Sound is little work: on a thread of its own it never holds back a window.
        try (ExecutorService pool = Executors.newFixedThreadPool(workers);
                ExecutorService soundPool = Executors.newSingleThreadExecutor();
                Cancellation.Registration _ = cancellation.onCancel(tasks::cancel)) {
            Encoder encoder = new Encoder(runner, tools, store, lowPriority, pause, tasks);
            try {
                List<Future<Path>> audio = plan.audio().stream()
                        .map(stream ->
                                soundPool.submit(() -> encoder.encode(plan, stream, audioProgress(plan, progress))))
                        .toList();
                List<Rendition> renditions = new ArrayList<>();
                if (plan.video().isPresent()) {
                    renditions.addAll(encodeVideo(plan, plan.video().get(), encoder, pool, progress));
                }
                for (int i = 0; i < audio.size(); i++) {
                    renditions.add(rendition(plan.audio().get(i), Tasks.result(audio.get(i))));
                }
                return renditions;
            } catch (RuntimeException e) {
                tasks.cancel();
                cancellation.check();
                throw e;
            }
        }
    }

    /** How many windows this machine would encode at once now. */
    public Parallelism parallelism(EncodePlan plan, Effort effort) {
        return Parallelism.choose(
                plan.video().map(VideoPlan::rungs).orElse(List.of()), effort.cores(), FreeMemory.bytes());
    }

    /** Names what the plan makes: equal where every byte would be. */
    public String identity(EncodePlan plan) {
        return ChunkKey.combined(PlanKeys.identity(plan, tools.version())).hex();
    }

    private static List<Rendition> encodeVideo(
            EncodePlan plan, VideoPlan video, Encoder encoder, ExecutorService pool, EncodeProgress progress) {
        long work = work(video, video.rungs());
        List<List<Path>> chunks = encodeWindows(plan, video, video.rungs(), encoder, pool, progress, 0);
        List<Rendition> renditions = new ArrayList<>();
        List<RungPlan> over = new ArrayList<>();
        for (int i = 0; i < video.rungs().size(); i++) {
            RungPlan rung = video.rungs().get(i);
            if (average(chunks.get(i), video)
                            .compareTo(rung.rateControl()
                                    .highestAverage(rung.rung().ceiling()))
                    > 0) {
                over.add(rung.withRateControl(tightened(rung, video)));
            }
        }
        List<List<Path>> again =
                over.isEmpty() ? List.of() : encodeWindows(plan, video, over, encoder, pool, progress, work);
        int next = 0;
        for (int i = 0; i < video.rungs().size(); i++) {
            RungPlan rung = video.rungs().get(i);
            boolean replaced = next < over.size() && over.get(next).rung().equals(rung.rung());
            List<Path> files = replaced ? again.get(next++) : chunks.get(i);
            renditions.add(new Rendition.Video(
                    files.stream().map(file -> new TrackFile(file, 1)).toList(),
                    Optional.of(rung.rung().ceiling())));
        }
        return renditions;
    }

    /**
     * A rung whose average broke its ceiling gets a cap under which no chunk can: a chunk of T seconds may take
     * {@code cap * T} bits and, its buffer of one second being half full at first, half a second of the cap more.
     */
    static RateControl tightened(RungPlan rung, VideoPlan video) {
        double shortest = video.windows().stream()
                .mapToDouble(window -> video.frameRate().timeOf(window.frames()).approximateSeconds())
                .min()
                .orElseThrow();
        double share = MEDIA_SHARE * shortest / (shortest + 0.5);
        Bitrate cap = new Bitrate(Math.round(rung.rung().ceiling().bitsPerSecond() * share));
        return switch (rung.rateControl()) {
            case RateControl.CappedCrf crf -> new RateControl.CappedCrf(crf.crf(), cap);
            case RateControl.TargetBitrate _ -> new RateControl.TargetBitrate(cap, cap);
        };
    }

    /** What encoding these rungs costs, in a unit of its own: frames, weighed by their pixels. */
    private static long work(VideoPlan video, List<RungPlan> rungs) {
        return video.frames() * weight(rungs);
    }

    private static long weight(List<RungPlan> rungs) {
        return rungs.stream()
                .mapToLong(rung ->
                        (long) rung.rung().size().width() * rung.rung().size().height())
                .sum();
    }

    private static List<List<Path>> encodeWindows(
            EncodePlan plan,
            VideoPlan video,
            List<RungPlan> rungs,
            Encoder encoder,
            ExecutorService pool,
            EncodeProgress progress,
            long doneBefore) {
        AtomicLongArray done = new AtomicLongArray(video.windows().size());
        long weight = weight(rungs);
        long total = doneBefore + work(video, rungs);
        List<Future<List<Path>>> tasks = new ArrayList<>();
        for (ChunkWindow window : video.windows()) {
            tasks.add(pool.submit(() -> encoder.encode(plan, video, window, rungs, frames -> {
                done.set(window.index(), frames);
                long sum = doneBefore;
                for (int i = 0; i < done.length(); i++) {
                    sum += done.get(i) * weight;
                }
                progress.onProgress(sum, total);
            })));
        }
        List<List<Path>> byRung = new ArrayList<>();
        rungs.forEach(_ -> byRung.add(new ArrayList<>()));
        for (List<Path> files : results(tasks)) {
            for (int i = 0; i < files.size(); i++) {
                byRung.get(i).add(files.get(i));
            }
        }
        return byRung;
    }

    private static Bitrate average(List<Path> files, VideoPlan video) {
        long bytes = 0;
        for (Path file : files) {
            try {
                bytes += Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Bitrate.of(bytes, video.length());
    }

    /** Sound counts as progress only where there are no pictures to count. */
    private static java.util.function.LongConsumer audioProgress(EncodePlan plan, EncodeProgress progress) {
        if (plan.video().isPresent() || plan.audio().isEmpty()) {
            return _ -> {};
        }
        long total = Math.max(
                1, plan.audio().getFirst().length().ticksIn(new org.ladderworks.engine.time.Timescale(1_000_000)));
        return done -> progress.onProgress(Math.min(done, total), total);
    }

    private static Rendition rendition(AudioPlan plan, Path file) {
        return new Rendition.Audio(
                List.of(new TrackFile(file, 1)),
                plan.programme().language(),
                plan.programme().role().id(),
                plan.programme().title(),
                Optional.of(plan.length()));
    }

    /** Waits for all: a part that was given up stops no other, so that the next run finds all that can be done. */
    private static <T> List<T> results(List<Future<T>> tasks) {
        List<T> results = new ArrayList<>();
        List<EncodeException> givenUp = new ArrayList<>();
        for (Future<T> task : tasks) {
            try {
                results.add(Tasks.result(task));
            } catch (EncodeException e) {
                if (e.code() != ErrorCode.ENCODE_PART_FAILED) {
                    throw e;
                }
                givenUp.add(e);
            }
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
