package org.ladderworks.engine.encode;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/** FFmpeg as it makes the chunks of one title. */
record ChunkTool(ToolRunner runner, ToolInventory tools, boolean lowPriority, Cancellation cancellation) {
    /** No single chunk takes longer; one that stands still is noticed much sooner. */
    private static final Duration DEADLINE = Duration.ofDays(1);

    /** As {@link ToolRunner#run}. */
    ToolResult run(List<String> arguments, Consumer<String> outputLine) {
        return runner.run(new ToolCommand(tools.ffmpeg(), arguments, DEADLINE, lowPriority), outputLine, cancellation);
    }

    /** Part of every chunk's key. */
    String version() {
        return tools.version();
    }
}
