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
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;

/** Encodes a whole title: its windows and audio streams on as many workers as told. One use per call; thread-safe. */
public final class TitleEncoder {
    /** What headers, boxes and the last fragment leave of a bit rate for pictures. */
    private static final double MEDIA_SHARE = 0.98;

    private final ToolRunner runner;
    private final ToolInventory tools;

    public TitleEncoder(ToolRunner runner, ToolInventory tools) {
        this.runner = runner;
        this.tools = tools;
    }

    /**
     * Runs every task that the store does not answer; the first failure stops the others.
     *
     * <p>Where a hardware encoder fails, all rungs that hardware encodes are encoded in software instead: chunks of both
     * kinds cannot become one track.
     *
     * @param beside what is taken beside the renditions
     */
    public EncodedTitle encode(
            EncodePlan plan,
            Beside beside,
            ChunkStore store,
            int workers,
            boolean lowPriority,
            EncodeProgress listener,
            Cancellation cancellation) {
        Cancellation tasks = new Cancellation().with(cancellation.pause());
        ChunkTool tool = new ChunkTool(runner, tools, lowPriority, tasks);
        List<AudioPlan> heard = beside.sound() ? plan.sounds() : List.of();
        TitleProgress progress = new TitleProgress(plan, heard, listener);
        // Sound is little work: on a thread of its own it never holds back a window.
        try (ExecutorService pool = Executors.newFixedThreadPool(workers);
                ExecutorService soundPool = Executors.newSingleThreadExecutor();
                Cancellation.Registration _ = cancellation.onCancel(tasks::cancel)) {
            try {
                SoundTasks sounds = SoundTasks.begin(plan, heard, tool, store, soundPool, progress);
                EncodedTitle pictures = encodeVideo(plan, beside, new Encoder(tool, store), pool, progress);
                return sounds.behind(pictures);
            } catch (RuntimeException e) {
                tasks.cancel();
                cancellation.check();
                throw e;
            }
        }
    }

    /**
     * A picture among those of a file.
     *
     * @param number of it in the file
     */
    public record Picture(Path file, int number) {}

    /**
     * Single pictures of a title as its rungs are made from them, in full size and without overlays: bare, as
     * {@link StillsPlan} says. Each is taken once and then found in the store.
     *
     * @param frames of the timeline, each once
     * @return in the same order
     */
    public List<Picture> pictures(
            EncodePlan plan, List<Long> frames, ChunkStore store, boolean lowPriority, Cancellation cancellation) {
        VideoPlan video = plan.video().orElseThrow();
        Encoder encoder = new Encoder(new ChunkTool(runner, tools, lowPriority, cancellation), store);
        if (video.windows().size() > 1) {
            return frames.stream()
                    .map(frame -> pictures(encoder, plan, new ChunkWindow(0, frame, 1), List.of(0L)))
                    .map(file -> new Picture(file, 0))
                    .toList();
        }
        // What cannot be entered in the middle is decoded from its beginning: once.
        List<Long> ascending = frames.stream().sorted().toList();
        ChunkWindow window = new ChunkWindow(0, 0, ascending.getLast() + 1);
        Path file = pictures(encoder, plan, window, ascending);
        return frames.stream()
                .map(frame -> new Picture(file, ascending.indexOf(frame)))
                .toList();
    }

    private static Path pictures(Encoder encoder, EncodePlan plan, ChunkWindow window, List<Long> frames) {
        VideoPlan video = plan.video().orElseThrow();
        WindowTaps taps = WindowTaps.of(frames, video.pictureSize());
        return encoder.encode(plan, video, window, List.of(), taps, PartProgress.UNHEARD)
                .stills()
                .orElseThrow();
    }

    /** How many windows this machine would encode at once now. */
    public Parallelism parallelism(EncodePlan plan, Effort effort) {
        return Parallelism.choose(plan.video(), effort.cores(), FreeMemory.bytes());
    }

    /**
     * Names what the plan makes: equal where every byte would be.
     *
     * @param beside what is taken beside the renditions
     */
    public String identity(EncodePlan plan, Beside beside) {
        return ChunkKey.combined(PlanKeys.identity(plan, beside, tools.version()))
                .hex();
    }

    private static EncodedTitle encodeVideo(
            EncodePlan plan, Beside beside, Encoder encoder, ExecutorService pool, TitleProgress progress) {
        if (plan.video().isEmpty()) {
            return new EncodedTitle(plan, List.of(), List.of(), List.of(), Optional.empty());
        }
        try {
            return encodeVideo(plan, plan.video().get(), beside, encoder, pool, progress);
        } catch (DeviceLost e) {
            Saying why = HardwareNotes.fallback(plan, e.why());
            progress.again(why);
            EncodePlan software = inSoftware(plan, plan.video().get(), why);
            return encodeVideo(software, software.video().orElseThrow(), beside, encoder, pool, progress);
        }
    }

    private static EncodePlan inSoftware(EncodePlan plan, VideoPlan video, Saying why) {
        List<RungPlan> rungs = video.rungs().stream()
                .map(rung -> rung.withHardware(Optional.empty()))
                .toList();
        return plan.withVideo(video.withRungs(rungs), List.of(why.english()));
    }

    private static EncodedTitle encodeVideo(
            EncodePlan plan,
            VideoPlan video,
            Beside beside,
            Encoder encoder,
            ExecutorService pool,
            TitleProgress progress) {
        List<RungPlan> rungs = video.rungs();
        Optional<RungPlan> analysis = TitleAnalysis.rung(video);
        long work = WindowTasks.work(video, rungs)
                + WindowTasks.work(video, analysis.stream().toList());
        WindowTasks tasks = new WindowTasks(plan, video, encoder, pool, progress, work);
        WindowTasks.Chunks made = analysis.isEmpty()
                ? tasks.run(rungs, _ -> rungs, beside)
                : tasks.run(rungs, shared(video, analysis.get(), tasks)::get, beside);
        List<List<Path>> chunks = made.rungs();
        List<Rendition> renditions = new ArrayList<>();
        List<RungPlan> over = new ArrayList<>();
        List<Saying> notes = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            RungPlan rung = rungs.get(i);
            Bitrate average = average(chunks.get(i), video);
            if (average.compareTo(rung.rateControl().highestAverage(rung.rung().ceiling())) > 0) {
                over.add(rung.withRateControl(tightened(rung, video)));
                notes.add(tooMuch(rung, average));
            }
        }
        notes.forEach(progress::again);
        List<List<Path>> again = over.isEmpty() ? List.of() : tasks.again(over);
        int next = 0;
        for (int i = 0; i < rungs.size(); i++) {
            RungPlan rung = rungs.get(i);
            boolean replaced = next < over.size() && over.get(next).rung().equals(rung.rung());
            List<Path> files = replaced ? again.get(next++) : chunks.get(i);
            if (rung.hardware().isPresent() && !DeviceChunk.areAlike(files)) {
                throw new DeviceLost("its chunks have different headers");
            }
            renditions.add(new Rendition.Video(
                    files.stream().map(file -> new TrackFile(file, 1)).toList(),
                    Optional.of(rung.rung().ceiling())));
        }
        Optional<Rendition.Video> iFrames = beside.iFrames()
                .map(rung -> new Rendition.Video(
                        made.iFrames().stream()
                                .map(file -> new TrackFile(file, 1))
                                .toList(),
                        Optional.of(rung.rung().ceiling())));
        return new EncodedTitle(
                plan.withVideo(video, notes.stream().map(Saying::english).toList()),
                renditions,
                made.stills(),
                made.measures(),
                iFrames);
    }

    private static Saying tooMuch(RungPlan rung, Bitrate average) {
        return EncodedAgain.OVER_CEILING.with(
                rung.rung().family().title(),
                rung.rung().size(),
                average.bitsPerSecond() / 1000,
                rung.rung().ceiling().bitsPerSecond() / 1000);
    }

    private static List<List<RungPlan>> shared(VideoPlan video, RungPlan analysis, WindowTasks tasks) {
        List<Path> looked = tasks.run(List.of(analysis), _ -> List.of(analysis), Beside.NONE)
                .rungs()
                .getFirst();
        return TitleAnalysis.shared(
                video, looked.stream().map(TitleEncoder::size).toList());
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
        Bitrate below = new Bitrate(Math.round(rung.rung().ceiling().bitsPerSecond() * share));
        Bitrate before = rung.rateControl().maxRate();
        return rung.rateControl().cappedAt(before.compareTo(below) < 0 ? before : below);
    }

    private static Bitrate average(List<Path> files, VideoPlan video) {
        return Bitrate.of(files.stream().mapToLong(TitleEncoder::size).sum(), video.length());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
