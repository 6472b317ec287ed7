package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.waveform.SoundMeasures;

/** Measures the sounds of a title, with one decode each, and keeps what it finds. Thread-safe. */
final class SoundMeasurer {
    /** Less free than this is a full disk: what is noted of two hours takes 46 MB. */
    private static final long LEAST_ROOM = 64 << 10;

    private final ChunkTool tool;
    private final KeptSound kept;

    SoundMeasurer(ChunkTool tool, ChunkStore store) {
        this.tool = tool;
        this.kept = new KeptSound(tool, store);
    }

    /**
     * Measures a sound where the store does not hold its measures yet.
     *
     * @param audio one of {@link EncodePlan#sounds}
     */
    MeasuredSound measure(EncodePlan plan, AudioPlan audio, PartProgress progress) {
        ChunkKey key = PlanKeys.ofMeasures(plan, audio, tool.version());
        Path measures = kept.get(
                key,
                ChunkSpan.of(audio),
                name(plan, audio),
                progress,
                part -> measured(plan, audio, part, progress).write(part));
        return new MeasuredSound(audio.programme(), measures);
    }

    /** What FFmpeg notes meanwhile goes when it was read. */
    private SoundMeasures measured(EncodePlan plan, AudioPlan audio, Path part, PartProgress progress)
            throws IOException {
        SoundMeasures.Logs logs = new SoundMeasures.Logs(beside(part, ".levels"), beside(part, ".loudness"));
        try {
            ToolResult result = run(SoundMeasuresCommand.arguments(plan.files(), audio, logs), progress);
            if (!result.succeeded() && result.mentions(SoundMeasuresCommand.refusesChange())) {
                result = run(SoundMeasuresCommand.ofChangingChannels(plan.files(), audio, logs), progress);
            }
            if (!result.succeeded() || ToolFailure.blamesSource(result)) {
                throw ToolFailure.of(
                        Encoder.names(plan, audio), "in " + audio.input().name(), result);
            }
            return SoundMeasures.of(logs, audio.layout().channels(), audio.samples());
        } catch (IOException e) {
            // The filter that notes says nothing of a disk that took no more.
            if (Files.getFileStore(part.getParent()).getUsableSpace() < LEAST_ROOM) {
                throw new EncodeException(
                        ErrorCode.ENCODE_DISK_FULL,
                        "the disk is full (while measuring " + Encoder.names(plan, audio) + ")",
                        "Free some space, or choose another disk with --work and --out.",
                        e);
            }
            throw new EncodeException(
                    ErrorCode.ENCODE_FAILED,
                    "what FFmpeg measured of " + name(plan, audio) + " cannot be read: " + e.getMessage(),
                    "Run the job again.",
                    e);
        } finally {
            Encoder.delete(logs.levels());
            Encoder.delete(logs.loudness());
        }
    }

    private static String name(EncodePlan plan, AudioPlan audio) {
        return "the loudness of " + audio.input().name() + " of " + Encoder.names(plan, audio);
    }

    private static Path beside(Path part, String suffix) {
        return part.resolveSibling(part.getFileName() + suffix);
    }

    private ToolResult run(List<String> arguments, PartProgress progress) {
        return tool.run(arguments, FfmpegProgress.microseconds(progress::encoded));
    }
}
