package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.ladderworks.engine.encode.KeyStills.Far;
import org.ladderworks.engine.encode.KeyStills.Near;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;

/** Takes pictures of a title without encoding it. Blocks; works on several threads. */
public final class TitlePictures {
    private final ToolRunner runner;
    private final ToolInventory tools;
    private final EncodePlan plan;
    private final VideoPlan video;
    private final ChunkStore store;
    private final Workers workers;
    private final boolean lowPriority;
    private final Cancellation cancellation;

    /**
     * @param plan with pictures, whose rungs do not matter
     * @param store where what is taken stays
     */
    public TitlePictures(
            ToolRunner runner,
            ToolInventory tools,
            EncodePlan plan,
            ChunkStore store,
            Effort effort,
            Cancellation cancellation) {
        this.runner = runner;
        this.tools = tools;
        this.plan = plan;
        this.video = plan.video().orElseThrow();
        this.store = store;
        this.lowPriority = effort.lowPriority();
        this.cancellation = cancellation;
        Optional<VideoPlan> decoding = Optional.of(video.withRungs(List.of()));
        workers = new Workers(
                Parallelism.choose(decoding, effort.cores(), FreeMemory.bytes()).workers());
    }

    /**
     * Small pictures of a title, bare, as {@link StillsPlan} says.
     *
     * @param files in the order of the title
     * @param times at which they are shown, ascending
     */
    public record Stills(List<Path> files, List<MediaTime> times) {
        public Stills {
            files = List.copyOf(files);
            times = List.copyOf(times);
        }
    }

    /**
     * A run of frames to look at.
     *
     * @param firstFrame of the timeline
     * @param count at least one
     * @param stills frames of it, counted from its first, that are kept as small pictures
     */
    public record Stretch(long firstFrame, long count, List<Long> stills) {
        public Stretch {
            stills = List.copyOf(stills);
        }

        /** The same, of the timeline. */
        public List<Long> framesOfStills() {
            return stills.stream().map(still -> firstFrame + still).toList();
        }
    }

    /**
     * What was seen.
     *
     * @param stills empty where none were wanted
     * @param measures a file of {@link org.ladderworks.engine.shots.FrameMeasures}
     */
    public record Looked(Stretch stretch, Optional<Path> stills, Path measures) {}

    /**
     * True where {@link #nearKeys} decodes much less than all of the title: it is one clip, can be entered in the middle, and
     * its key frames are about as near to each other as the stills are.
     */
    public boolean hasKeys(StillsPlan stills) {
        return video.clips().size() == 1
                && video.windows().size() > 1
                && KeyStills.of(stills, video).isWorthwhile(video);
    }

    /**
     * Stills of the key frames that are nearest to their times; where none is nearer than half an interval, of the very
     * pictures of these times.
     *
     * @param progress hears how many are there, on other threads
     */
    public Stills nearKeys(StillsPlan stills, LongConsumer progress) {
        KeyStills planned = KeyStills.of(stills, video);
        List<List<Near>> runs = planned.runs(workers.count());
        Sum done = new Sum(runs.size() + 1, progress);
        List<Optional<Path>> taken = workers.run(cancellation, stop -> {
            KeyStillsTask task = new KeyStillsTask(tool(stop), plan, stills, store);
            List<Supplier<Optional<Path>>> tasks = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                int number = i;
                tasks.add(() -> task.take(runs.get(number), count -> done.set(number, count)));
            }
            return tasks;
        });
        MediaTime[] times = new MediaTime[Math.toIntExact(stills.count(video.frameRate(), video.frames()))];
        Arrays.setAll(times, stills::time);
        List<StillsFile.Run> parts = new ArrayList<>();
        List<Far> far = new ArrayList<>(planned.far());
        for (int i = 0; i < runs.size(); i++) {
            List<Near> run = runs.get(i);
            if (taken.get(i).isPresent()) {
                parts.add(new StillsFile.Run(
                        taken.get(i).get(), run.stream().map(Near::number).toList()));
                run.forEach(still -> times[(int) still.number()] = KeyStills.time(still, stills, video));
            } else {
                done.set(i, 0);
                run.forEach(still -> far.add(new Far(still.number(), stills.frame(video.frameRate(), still.number()))));
            }
        }
        parts.addAll(decodedTo(stills, far, count -> done.add(runs.size(), count)));
        Path file = StillsFile.put(store.newPart(), parts, stills.bytes());
        return new Stills(List.of(file), List.of(times));
    }

    private List<StillsFile.Run> decodedTo(StillsPlan stills, List<Far> far, LongConsumer more) {
        List<List<Far>> runs = KeyStills.runs(
                far.stream().sorted(Comparator.comparingLong(Far::number)).toList(), video);
        return workers.run(
                cancellation,
                stop -> runs.stream()
                        .<Supplier<StillsFile.Run>>map(run -> () -> {
                            long first = run.getFirst().frame();
                            List<Long> frames = run.stream()
                                    .map(still -> still.frame() - first)
                                    .toList();
                            WindowTaps taps = WindowTaps.of(frames, stills.size());
                            ChunkWindow window = new ChunkWindow(0, first, frames.getLast() + 1);
                            Path file = take(tool(stop), window, taps, PartProgress.UNHEARD)
                                    .stills()
                                    .orElseThrow();
                            more.accept(run.size());
                            return new StillsFile.Run(
                                    file, run.stream().map(Far::number).toList());
                        })
                        .toList());
    }

    /** All of the title, with a still of the very picture of each time. */
    public List<Stretch> wholly(StillsPlan stills) {
        return video.windows().stream()
                .map(window ->
                        new Stretch(window.firstFrame(), window.frames(), stills.framesIn(window, video.frameRate())))
                .toList();
    }

    /**
     * Looks at every frame of some stretches.
     *
     * @param size of stills
     * @param progress hears how many frames were seen, on other threads
     */
    public List<Looked> look(List<Stretch> stretches, Resolution size, LongConsumer progress) {
        Sum seen = new Sum(stretches.size(), progress);
        return workers.run(cancellation, stop -> {
            List<Supplier<Looked>> tasks = new ArrayList<>();
            for (int i = 0; i < stretches.size(); i++) {
                Stretch stretch = stretches.get(i);
                int number = i;
                PartProgress told = new PartProgress() {
                    @Override
                    public void encoded(long frames) {
                        seen.set(number, frames);
                    }

                    @Override
                    public void found() {
                        encoded(stretch.count());
                    }
                };
                tasks.add(() -> look(stretch, size, tool(stop), told));
            }
            return tasks;
        });
    }

    /** How far several parts are together. Thread-safe. */
    private record Sum(AtomicLongArray parts, LongConsumer listener) {
        Sum(int parts, LongConsumer listener) {
            this(new AtomicLongArray(parts), listener);
        }

        void set(int part, long done) {
            parts.set(part, done);
            tell();
        }

        void add(int part, long more) {
            parts.addAndGet(part, more);
            tell();
        }

        private void tell() {
            long sum = 0;
            for (int part = 0; part < parts.length(); part++) {
                sum += parts.get(part);
            }
            listener.accept(sum);
        }
    }

    private Looked look(Stretch stretch, Resolution size, ChunkTool tool, PartProgress progress) {
        Optional<WindowTaps.Stills> stills = Optional.of(new WindowTaps.Stills(stretch.stills(), size))
                .filter(wanted -> !wanted.frames().isEmpty());
        ChunkWindow window = new ChunkWindow(0, stretch.firstFrame(), stretch.count());
        WindowChunks taken = take(tool, window, new WindowTaps(stills, true), progress);
        return new Looked(stretch, taken.stills(), taken.measures().orElseThrow());
    }

    /** As {@link TitleEncoder#pictures}. */
    public List<TitleEncoder.Picture> inFullSize(List<Long> frames) {
        return new TitleEncoder(runner, tools).pictures(plan, frames, store, lowPriority, cancellation);
    }

    private WindowChunks take(ChunkTool tool, ChunkWindow window, WindowTaps taps, PartProgress progress) {
        return new Encoder(tool, store).encode(plan, video, window, List.of(), taps, progress);
    }

    private ChunkTool tool(Cancellation stop) {
        return new ChunkTool(runner, tools, lowPriority, stop);
    }
}
