package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.ladderworks.engine.encode.KeyStills.Near;
import org.ladderworks.engine.encode.KeyStillsCommand.Way;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.tool.ToolResult;

/** Takes runs of key frames of a title of one clip. Thread-safe. */
final class KeyStillsTask {
    private final ChunkTool tool;
    private final Source source;
    private final VideoPlan video;
    private final StillsPlan stills;
    private final ChunkStore store;

    KeyStillsTask(ChunkTool tool, EncodePlan plan, StillsPlan stills, ChunkStore store) {
        this.tool = tool;
        this.source = plan.files().getFirst();
        this.video = plan.video().orElseThrow();
        this.stills = stills;
        this.store = store;
    }

    /**
     * A file of these pictures, in their order; empty where the decoder gave others, or called one damaged. Then they must be
     * decoded to, which tells what is wrong with the source.
     *
     * @param progress hears how many are there
     */
    Optional<Path> take(List<Near> run, LongConsumer progress) {
        Path file = store.newPart();
        return switch (take(run, Way.KEYS, file, progress)) {
            case RIGHT -> Optional.of(file);
            case DAMAGED -> Optional.empty();
            case OTHERS ->
                take(run, Way.KEYS_AND_BEHIND, file, progress) == Given.RIGHT ? Optional.of(file) : Optional.empty();
        };
    }

    private enum Given {
        RIGHT,
        DAMAGED,
        OTHERS
    }

    private Given take(List<Near> run, Way way, Path file, LongConsumer progress) {
        Path log = file.resolveSibling(file.getFileName() + ".frames");
        try {
            ToolResult result = tool.run(
                    KeyStillsCommand.arguments(source, video, run, way, stills.size(), file, log),
                    FfmpegProgress.frames(progress));
            long[] planned = KeyStillsCommand.ticks(video.clips().getFirst(), run);
            if (!result.succeeded()
                    || FrameLog.firstWrong(log, planned, new long[planned.length]) >= 0
                    || Files.size(file) != run.size() * stills.bytes()) {
                return Given.OTHERS;
            }
            // What lies behind key frames may lack its references: then it is called damaged, and not looked at.
            return way == Way.KEYS && ToolFailure.blamesSource(result) ? Given.DAMAGED : Given.RIGHT;
        } catch (IOException e) {
            throw Encoder.storeFailed(e);
        } finally {
            Encoder.delete(log);
        }
    }
}
