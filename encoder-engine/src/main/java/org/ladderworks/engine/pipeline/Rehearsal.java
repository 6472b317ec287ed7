package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.Prober;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;

/**
 * Encodes a few seconds from the middle of a source as a job would, to see what all of it will take and give. Nothing of it is
 * kept.
 */
public final class Rehearsal {
    private static final Duration LENGTH = Duration.ofSeconds(8);

    private final ToolRunner runner;
    private final ToolInventory tools;
    private final Function<ToolRunner, EncodeJob> encoding;

    /** @param encoding encodes with the runner that it is given */
    public Rehearsal(ToolRunner runner, ToolInventory tools, Function<ToolRunner, EncodeJob> encoding) {
        this.runner = runner;
        this.tools = tools;
        this.encoding = encoding;
    }

    /**
     * What it took and gave.
     *
     * @param length of what was encoded
     * @param took from the first frame to the finished package
     * @param bytes of its segments
     * @param commands of FFmpeg that were run meanwhile, each with its program first
     */
    public record Rehearsed(Duration length, Duration took, long bytes, List<List<String>> commands) {
        public Rehearsed {
            commands = commands.stream().map(List::copyOf).toList();
        }

        /** Seconds of title in each second. */
        public double speed() {
            return seconds(length) / seconds(took);
        }

        /** How long a title of that length takes, looking at its source first left out. */
        public Duration time(Duration whole) {
            return Duration.ofMillis(Math.round(whole.toMillis() / speed()));
        }

        /** How large a title of that length becomes, where it is like the sample throughout. */
        public long bytes(Duration whole) {
            return Math.round(bytes / seconds(length) * seconds(whole));
        }

        private static double seconds(Duration time) {
            return time.toNanos() / 1e9;
        }
    }

    /**
     * Does it, in clear and in a folder of its own.
     *
     * @param job of one source that is here
     * @throws org.ladderworks.engine.error.EngineException as the job would fail
     * @throws CancellationException where it was cancelled
     */
    public Rehearsed run(JobSpec job, Progress.Listener listener, Cancellation cancellation) {
        Source source = Source.of(job.clips().getFirst().file());
        ProbeResult probed = new Prober(runner, tools).probe(source, cancellation);
        Path folder = folder();
        try {
            Path piece = folder.resolve("piece.mkv");
            new Excerpt(runner, tools).cut(source, middle(probed), LENGTH, piece, cancellation);
            return encode(job, piece, folder, listener, cancellation);
        } finally {
            OwnedFiles.delete(folder);
        }
    }

    private Rehearsed encode(
            JobSpec job, Path piece, Path folder, Progress.Listener listener, Cancellation cancellation) {
        List<List<String>> commands = Collections.synchronizedList(new ArrayList<>());
        AtomicLong began = new AtomicLong();
        EncodeJob encoder = encoding.apply(runner.telling(command -> {
            if (began.get() != 0 && command.executable().equals(tools.ffmpeg())) {
                List<String> line = new ArrayList<>(List.of(tools.ffmpeg().toString()));
                line.addAll(command.arguments());
                commands.add(line);
            }
        }));
        JobSpec small = new JobSpec(
                List.of(ClipSpec.whole(piece)),
                folder.resolve("package"),
                job.presets(),
                job.encode(),
                job.pictures(),
                job.text(),
                job.overlays(),
                job.trickPlay(),
                PackageSpec.standard(),
                WorkFolder.unlimited(folder.resolve("work")),
                job.effort());
        // Nobody could tell that it waits for room, and it may well be what takes the room.
        AtomicReference<Optional<Saying>> noRoom = new AtomicReference<>(Optional.empty());
        Cancellation mine = new Cancellation();
        JobOutcome outcome;
        try (Cancellation.Registration _ = cancellation.onCancel(mine::cancel)) {
            outcome = encoder.run(
                    small,
                    progress -> {
                        if (progress.paused().isPresent()) {
                            noRoom.set(progress.paused());
                            mine.cancel();
                        }
                        if (progress.stage() == Progress.Stage.ENCODE) {
                            began.compareAndSet(0, System.nanoTime());
                        }
                        listener.onProgress(progress);
                    },
                    new Pause(),
                    mine);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began.get());
        return switch (outcome) {
            case JobOutcome.Succeeded done ->
                new Rehearsed(length(piece, cancellation), took, size(done.folder()), commands);
            case JobOutcome.Failed failed -> throw failed.error();
            case JobOutcome.Cancelled _ ->
                throw noRoom.get()
                        .<RuntimeException>map(why -> new EncodeException(
                                ErrorCode.ENCODE_DISK_FULL,
                                "some seconds cannot be tried: " + why,
                                "Make room for temporary files."))
                        .orElseGet(CancellationException::new);
            case JobOutcome.UpToDate _ -> throw new IllegalStateException("a new folder was up to date");
        };
    }

    private Duration length(Path piece, Cancellation cancellation) {
        return new Prober(runner, tools)
                .probe(Source.of(piece), cancellation)
                .duration()
                .map(time -> Duration.ofNanos(Math.round(time.approximateSeconds() * 1e9)))
                .orElse(LENGTH);
    }

    private static MediaTime middle(ProbeResult probed) {
        double whole = probed.duration().map(MediaTime::approximateSeconds).orElse(0.0);
        double from = Math.max(0, (whole - LENGTH.toSeconds()) / 2);
        return MediaTime.of(Math.round(from * 1000), 1000);
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return OwnedFiles.newTemporaryFolder();
        } catch (IOException e) {
            throw new EncodeException(
                    ErrorCode.ENCODE_FAILED,
                    "no temporary folder can be made: " + e.getMessage(),
                    "Make room for temporary files.",
                    e);
        }
    }
}
