package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.engine.encode.VideoChunkCommand.Output;
import org.ladderworks.engine.encode.VideoChunkCommand.Outputs;
import org.ladderworks.engine.encode.VideoChunkCommand.StillsOutput;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.tool.ToolResult;

/** Runs single encode tasks of pictures, each a pure function of its plan, and keeps what they make. Thread-safe. */
final class Encoder {
    /** A first pass takes about a third of the time of both. */
    private static final int FIRST_PASS_SHARE = 3;

    private final ChunkTool tool;
    private final ChunkStore store;
    private final DeviceSessions devices = new DeviceSessions();

    Encoder(ChunkTool tool, ChunkStore store) {
        this.tool = tool;
        this.store = store;
    }

    /** Encodes those rungs of a window that the store does not hold, and takes with the same decode what else it lacks. */
    WindowChunks encode(
            EncodePlan plan,
            VideoPlan video,
            ChunkWindow window,
            List<RungPlan> rungs,
            WindowTaps taps,
            PartProgress progress) {
        WindowArtefacts artefacts =
                new WindowArtefacts(new WindowArtefacts.Of(plan, video, window), rungs, taps, tool.version(), store);
        Outputs outputs = artefacts.missing();
        try {
            if (outputs.isEmpty()) {
                progress.found();
            } else {
                attempt(plan, video, window, outputs, progress);
                artefacts.keep(outputs);
                progress.encoded(window.frames());
            }
            return artefacts.chunks();
        } catch (IOException e) {
            throw storeFailed(e);
        } finally {
            WindowArtefacts.clear(outputs);
        }
    }

    /** @throws DeviceLost where an attempt with hardware in it was given up */
    private void attempt(EncodePlan plan, VideoPlan video, ChunkWindow window, Outputs outputs, PartProgress progress)
            throws IOException {
        String what = new SourcePlaces(plan, video).all(window);
        int sessions = (int) outputs.rungs().stream()
                .filter(output -> output.rung().hardware().isPresent())
                .count();
        if (sessions == 0) {
            Attempts.run(what, tool.cancellation(), progress, () -> run(plan, video, window, outputs, progress));
            return;
        }
        try {
            Attempts.run(
                    what,
                    tool.cancellation(),
                    progress,
                    () -> devices.run(sessions, () -> run(plan, video, window, outputs, progress)));
        } catch (EncodeException e) {
            if (e.code() == ErrorCode.ENCODE_PART_FAILED) {
                throw devices.lost(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private void run(EncodePlan plan, VideoPlan video, ChunkWindow window, Outputs outputs, PartProgress progress)
            throws IOException {
        SourcePlaces places = new SourcePlaces(plan, video);
        String source = places.files(window);
        String somewhere = places.somewhere(window);
        List<List<String>> passes = VideoChunkCommand.all(plan.files(), video, window, outputs);
        if (passes.size() > 1) {
            firstPass(places, window, passes.getFirst(), progress);
        }
        long before = (passes.size() - 1) * window.frames() / FIRST_PASS_SHARE;
        double step = framesForEach(window, outputs);
        ToolResult result = tool.run(
                passes.getLast(),
                FfmpegProgress.frames(frame -> progress.encoded(before
                        + Math.min(Math.round(frame * step), window.frames())
                                * (window.frames() - before)
                                / window.frames())));
        if (!result.succeeded()) {
            throw failure(source, somewhere, result, outputs.rungs());
        }
        checkDevices(video, window, outputs.rungs());
        for (Output output : outputs.rungs()) {
            long[] frames = output.rung().framesIn(window);
            checkFrames(places, window, output.frameLog(), frames, result);
        }
        if (outputs.stills().isPresent()) {
            StillsOutput stills = outputs.stills().get();
            long[] frames = stills.frames().stream().mapToLong(Long::longValue).toArray();
            checkFrames(places, window, stills.frameLog(), frames, result);
        }
        if (ToolFailure.blamesSource(result)) {
            throw ToolFailure.inSource(source, somewhere, result);
        }
        if (outputs.measures().isPresent()) {
            MeasuredPictures.reduce(outputs.measures().get().file(), window.frames());
        }
    }

    /** FFmpeg counts the frames of its first output: how many of the window's each of these stands for. */
    private static double framesForEach(ChunkWindow window, Outputs outputs) {
        if (!outputs.rungs().isEmpty()) {
            return outputs.rungs().getFirst().rung().step();
        }
        return outputs.stills()
                .map(stills -> (double) window.frames() / stills.frames().size())
                .orElse(1.0);
    }

    /** @param frames that an output was to have, counted from the window's first */
    private static void checkFrames(SourcePlaces places, ChunkWindow window, Path log, long[] frames, ToolResult result)
            throws IOException {
        VideoPlan video = places.video();
        long[] planned = video.shownIn(window);
        long[] tolerances = video.tolerancesIn(window);
        int wrong = FrameLog.firstWrong(log, taken(planned, frames), taken(tolerances, frames));
        if (wrong < 0) {
            return;
        }
        long frame = wrong < frames.length ? window.firstFrame() + frames[wrong] : video.frames() - 1;
        String at = places.time(frame);
        String file = places.file(frame);
        if (ToolFailure.blamesSource(result)) {
            throw ToolFailure.inSource(file, "at " + at, result);
        }
        throw new EncodeException(
                ErrorCode.ENCODE_FRAMES_WRONG,
                "the decoder did not give the frame that belongs at " + at + " of " + file,
                "The source is likely damaged there: try another copy of it.");
    }

    private static long[] taken(long[] values, long[] at) {
        return Arrays.stream(at).map(frame -> values[Math.toIntExact(frame)]).toArray();
    }

    /** A device that fails is told by the first error, not by the last. */
    private static EngineException failure(String source, String where, ToolResult result, List<Output> outputs) {
        EngineException failure = ToolFailure.of(source, where, result);
        boolean onDevice =
                outputs.stream().anyMatch(output -> output.rung().hardware().isPresent());
        return onDevice && failure.code() == ErrorCode.ENCODE_FAILED
                ? new EncodeException(
                        ErrorCode.ENCODE_FAILED,
                        "FFmpeg failed " + where + " of " + source + ": " + TrialWords.why(result),
                        "Encode without --hardware.")
                : failure;
    }

    private static void checkDevices(VideoPlan video, ChunkWindow window, List<Output> outputs) {
        for (Output output : outputs) {
            RungPlan rung = output.rung();
            Optional<String> fault = rung.hardware().isEmpty()
                    ? Optional.empty()
                    : DeviceChunk.fault(output.file(), rung.gopFrames(video.gopFrames()), rung.framesIn(window).length);
            if (fault.isPresent()) {
                throw new EncodeException(
                        ErrorCode.ENCODE_FAILED,
                        rung.hardware().orElseThrow().encoder().title() + ": " + fault.get(),
                        "Encode without --hardware.");
            }
        }
    }

    private void firstPass(SourcePlaces places, ChunkWindow window, List<String> arguments, PartProgress progress) {
        ToolResult result = tool.run(
                arguments,
                FfmpegProgress.frames(frame -> progress.encoded(Math.min(frame, window.frames()) / FIRST_PASS_SHARE)));
        if (!result.succeeded()) {
            throw ToolFailure.of(places.files(window), places.somewhere(window), result);
        }
    }

    /** The file, or the files of which one is meant. */
    static String names(EncodePlan plan, AudioPlan audio) {
        return audio.sources().stream()
                .map(number -> name(plan, number))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static String name(EncodePlan plan, int source) {
        return plan.sources().get(source).source().file().toString();
    }

    static EncodeException storeFailed(IOException e) {
        boolean full = DiskFull.saidBy(e.getMessage());
        return new EncodeException(
                full ? ErrorCode.ENCODE_DISK_FULL : ErrorCode.ENCODE_FAILED,
                full ? "the disk is full (while keeping a chunk)" : "a chunk cannot be kept: " + e.getMessage(),
                "Free some space, or choose another disk with --work and --out.",
                e);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The folder is swept as a whole when the job ends.
            System.getLogger(Encoder.class.getName())
                    .log(System.Logger.Level.DEBUG, "left behind: " + Arrays.toString(new Path[] {file}), e);
        }
    }
}
