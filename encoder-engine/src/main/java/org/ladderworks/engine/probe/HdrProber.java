package org.ladderworks.engine.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the first picture of a stream for the HDR metadata that no header holds: SEI messages and OBUs. Thread-safe. */
final class HdrProber {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int MOST_OUTPUT = 1 << 20;

    private final ToolRunner runner;
    private final ToolInventory tools;

    HdrProber(ToolRunner runner, ToolInventory tools) {
        this.runner = runner;
        this.tools = tools;
    }

    /** Nothing where the picture cannot be decoded or says nothing. */
    HdrMetadata ask(Source source, VideoStream stream, Cancellation cancellation) {
        StringBuilder json = new StringBuilder();
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error"));
        arguments.addAll(Demuxing.options(source));
        arguments.addAll(List.of(
                "-select_streams",
                Integer.toString(stream.index()),
                "-read_intervals",
                "%+#1",
                "-show_frames",
                "-of",
                "json"));
        arguments.addAll(Demuxing.input(source));
        ToolResult result = runner.run(
                new ToolCommand(tools.ffprobe(), arguments, DEADLINE),
                line -> {
                    if (json.length() + line.length() < MOST_OUTPUT) {
                        json.append(line).append('\n');
                    }
                },
                cancellation);
        if (!result.succeeded()) {
            return HdrMetadata.NONE;
        }
        try {
            return HdrJson.of(JsonMapper.shared()
                    .readTree(json.toString())
                    .path("frames")
                    .path(0)
                    .path("side_data_list"));
        } catch (JacksonException e) {
            return HdrMetadata.NONE;
        }
    }
}
