package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.tool.ToolResult;

/** Makes single tracks of sound, each a pure function of its plan and its sources, and keeps them. Thread-safe. */
final class SoundEncoder {
    private final ChunkTool tool;
    private final KeptSound kept;

    SoundEncoder(ChunkTool tool, ChunkStore store) {
        this.tool = tool;
        this.kept = new KeptSound(tool, store);
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
        ChunkKey key = PlanKeys.of(plan, audio, tool.version());
        return kept.get(key, ChunkSpan.of(audio), what, progress, part -> {
            run(plan, audio, AudioCommand.arguments(plan.files(), audio, part), progress);
            if (!audio.passThrough()
                    && AudioCommand.mayChangeChannels(audio)
                    && !SteadyFrames.in(part, audio.codec())) {
                run(plan, audio, AudioCommand.ofChangingChannels(plan.files(), audio, part), progress);
            }
        });
    }

    private Path silence(AudioPlan audio, int frames) {
        long samples = (long) frames * audio.codec().frameSamples();
        return kept.get(
                ChunkKey.of("", PassThroughCommand.silence(audio, frames, Path.of("silence")), tool.version()),
                new ChunkSpan(samples, MediaTime.ZERO, MediaTime.of(samples, AudioPlan.SAMPLE_RATE)),
                "silence",
                part -> {
                    ToolResult result = ffmpeg(PassThroughCommand.silence(audio, frames, part), _ -> {});
                    if (!result.succeeded()) {
                        throw ToolFailure.of("silence", "in frames", result);
                    }
                });
    }

    private void run(EncodePlan plan, AudioPlan audio, List<String> arguments, PartProgress progress) {
        ToolResult result = ffmpeg(arguments, progress::encoded);
        if (!result.succeeded() || ToolFailure.blamesSource(result)) {
            throw ToolFailure.of(
                    Encoder.names(plan, audio), "in " + audio.input().name(), result);
        }
    }

    private ToolResult ffmpeg(List<String> arguments, LongConsumer microseconds) {
        return tool.run(arguments, FfmpegProgress.microseconds(microseconds));
    }
}
