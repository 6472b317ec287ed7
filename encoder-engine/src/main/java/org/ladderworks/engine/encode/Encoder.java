package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.engine.encode.VideoChunkCommand.Output;
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

    /** Encodes those rungs of a window that the store does not hold; returns all of them, in the order given. */
    List<Path> encode(
            EncodePlan plan, VideoPlan video, ChunkWindow window, List<RungPlan> rungs, PartProgress progress) {
        List<ChunkKey> keys = rungs.stream()
                .map(rung -> PlanKeys.of(plan, video, window, rung, tool.version()))
                .toList();
        List<Integer> missing = new ArrayList<>();
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            if (store.reuse(keys.get(i)).isEmpty()) {
                missing.add(i);
                Path part = store.newPart();
                outputs.add(new Output(rungs.get(i), part, part.resolveSibling(part.getFileName() + ".frames")));
            }
        }
        try {
            if (missing.isEmpty()) {
                progress.found();
            } else {
                attempt(plan, video, window, outputs, progress);
                for (int i = 0; i < missing.size(); i++) {
                    RungPlan rung = rungs.get(missing.get(i));
                    store.keep(keys.get(missing.get(i)), outputs.get(i).file(), ChunkSpan.of(video, window, rung));
                }
                progress.encoded(window.frames());
            }
            return keys.stream().map(key -> store.find(key).orElseThrow()).toList();
        } catch (IOException e) {
            throw storeFailed(e);
        } finally {
            for (Output output : outputs) {
                delete(output.file());
                delete(output.frameLog());
                PassStatistics.all(output.file()).forEach(Encoder::delete);
            }
        }
    }

    /** @throws DeviceLost where an attempt with hardware in it was given up */
    private void attempt(
            EncodePlan plan, VideoPlan video, ChunkWindow window, List<Output> outputs, PartProgress progress)
            throws IOException {
        String what = new SourcePlaces(plan, video).all(window);
        int sessions = (int) outputs.stream()
                .filter(output -> output.rung().hardware().isPresent())
                .count();
        if (sessions == 0) {
            Attempts.run(what, tool.cancellation(), () -> run(plan, video, window, outputs, progress));
            return;
        }
        try {
            Attempts.run(
                    what,
                    tool.cancellation(),
                    () -> devices.run(sessions, () -> run(plan, video, window, outputs, progress)));
        } catch (EncodeException e) {
            if (e.code() == ErrorCode.ENCODE_PART_FAILED) {
                throw devices.lost(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private void run(EncodePlan plan, VideoPlan video, ChunkWindow window, List<Output> outputs, PartProgress progress)
            throws IOException {
        SourcePlaces places = new SourcePlaces(plan, video);
        String source = places.files(window);
        String somewhere = places.somewhere(window);
        List<List<String>> passes = VideoChunkCommand.all(plan.files(), video, window, outputs);
        if (passes.size() > 1) {
            firstPass(places, window, passes.getFirst(), progress);
        }
        long before = (passes.size() - 1) * window.frames() / FIRST_PASS_SHARE;
        // FFmpeg counts the frames of its first output.
        int step = outputs.getFirst().rung().rung().halved() ? 2 : 1;
        ToolResult result = tool.run(
                passes.getLast(),
                FfmpegProgress.frames(frame -> progress.encoded(before
                        + Math.min(frame * step, window.frames()) * (window.frames() - before) / window.frames())));
        long[] planned = video.shownIn(window);
        long[] tolerances = video.tolerancesIn(window);
        if (!result.succeeded()) {
            throw failure(source, somewhere, result, outputs);
        }
        checkDevices(video, window, outputs);
        for (Output output : outputs) {
            int rungStep = output.rung().rung().halved() ? 2 : 1;
            long wrong = FrameLog.firstWrong(output.frameLog(), planned, rungStep, tolerances);
            if (wrong >= 0) {
                long frame = Math.min(window.firstFrame() + wrong * rungStep, video.frames() - 1);
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
        }
        if (ToolFailure.blamesSource(result)) {
            throw ToolFailure.inSource(source, somewhere, result);
        }
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
                    : DeviceChunk.fault(output.file(), rung.gopFrames(video.gopFrames()), rung.frames(window.frames()));
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
