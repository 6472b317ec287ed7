package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Pause;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/** Makes single tracks of sound, each a pure function of its plan and its sources, and keeps them. Thread-safe. */
final class SoundEncoder {
    private static final Duration DEADLINE = Duration.ofDays(1);

    private final ToolRunner runner;
    private final ToolInventory tools;
    private final ChunkStore store;
    private final boolean lowPriority;
    private final Pause pause;
    private final Cancellation cancellation;

    SoundEncoder(
            ToolRunner runner,
            ToolInventory tools,
            ChunkStore store,
            boolean lowPriority,
            Pause pause,
            Cancellation cancellation) {
        this.runner = runner;
        this.tools = tools;
        this.store = store;
        this.lowPriority = lowPriority;
        this.pause = pause;
        this.cancellation = cancellation;
    }

    /** Copies or encodes a track where the store does not hold it yet. */
    EncodedSound encode(EncodePlan plan, AudioPlan audio, PartProgress progress) {
        return audio.passThrough()
                ? passedThrough(plan, audio, progress)
                : EncodedSound.of(made(plan, audio, progress));
    }

    /** What was copied is kept also where it cannot be used: it tells so again. */
    private EncodedSound passedThrough(EncodePlan plan, AudioPlan audio, PartProgress progress) {
        Path copied;
        try {
            copied = made(plan, audio, progress);
        } catch (EncodeException e) {
            if (e.code() != ErrorCode.ENCODE_PART_FAILED) {
                throw e;
            }
            return instead(plan, audio, "FFmpeg cannot copy its frames", progress);
        }
        CopiedFrames frames = CopiedFrames.of(copied, audio);
        if (frames.why().isPresent()) {
            return instead(plan, audio, frames.why().get(), progress);
        }
        List<Path> files = new ArrayList<>();
        if (frames.before() > 0) {
            files.add(silence(audio, frames.before()));
        }
        files.add(copied);
        if (frames.behind() > 0) {
            files.add(silence(audio, frames.behind()));
        }
        return new EncodedSound(files, frames.before() > 0 ? 1 : 0, java.util.Optional.empty())
                .noted(PassThrough.asItIs(audio.codec(), audio.input()));
    }

    private EncodedSound instead(EncodePlan plan, AudioPlan audio, String why, PartProgress progress) {
        return EncodedSound.of(made(plan, audio.encoded(), progress))
                .noted(PassThrough.again(audio.codec(), audio.input(), why));
    }

    private Path made(EncodePlan plan, AudioPlan audio, PartProgress progress) {
        String what = audio.input().name() + " of " + Encoder.names(plan, audio);
        ChunkKey key = PlanKeys.of(plan, audio, tools.version());
        if (store.find(key).isPresent()) {
            progress.found();
        }
        return kept(key, ChunkSpan.of(audio), what, part -> {
            run(plan, audio, AudioCommand.arguments(plan.files(), audio, part), progress);
            if (mayChangeChannels(audio) && !SteadyFrames.in(part, audio.codec())) {
                run(plan, audio, AudioCommand.ofChangingChannels(plan.files(), audio, part), progress);
            }
        });
    }

    private static boolean mayChangeChannels(AudioPlan audio) {
        return !audio.passThrough()
                && audio.parts().size() == 1
                && audio.input().streams().size() == 1
                && audio.input().layout().isPresent();
    }

    private Path silence(AudioPlan audio, int frames) {
        long samples = (long) frames * audio.codec().frameSamples();
        return kept(
                ChunkKey.of("", PassThroughCommand.silence(audio, frames, Path.of("silence")), tools.version()),
                new ChunkSpan(samples, MediaTime.ZERO, MediaTime.of(samples, AudioPlan.SAMPLE_RATE)),
                "silence",
                part -> {
                    ToolResult result = tool(PassThroughCommand.silence(audio, frames, part), _ -> {});
                    if (!result.succeeded()) {
                        throw ToolFailure.of("silence", "in frames", result);
                    }
                });
    }

    /** Writes to a path of its own. */
    @FunctionalInterface
    private interface Making {
        void to(Path part) throws IOException;
    }

    private Path kept(ChunkKey key, ChunkSpan span, String what, Making making) {
        return store.reuse(key).orElseGet(() -> {
            Path part = store.newPart();
            try {
                Attempts.run(what, cancellation, () -> making.to(part));
                return store.keep(key, part, span);
            } catch (IOException e) {
                throw Encoder.storeFailed(e);
            } finally {
                Encoder.delete(part);
            }
        });
    }

    private void run(EncodePlan plan, AudioPlan audio, List<String> arguments, PartProgress progress) {
        ToolResult result = tool(arguments, progress::encoded);
        if (!result.succeeded() || ToolFailure.blamesSource(result)) {
            throw ToolFailure.of(
                    Encoder.names(plan, audio), "in " + audio.input().name(), result);
        }
    }

    private ToolResult tool(List<String> arguments, LongConsumer microseconds) {
        return runner.run(
                new ToolCommand(tools.ffmpeg(), arguments, DEADLINE, lowPriority),
                FfmpegProgress.microseconds(microseconds),
                cancellation,
                pause);
    }
}
