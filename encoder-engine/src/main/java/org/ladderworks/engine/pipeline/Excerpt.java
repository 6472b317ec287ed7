package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.probe.Demuxing;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/** A few seconds of a source as a file of its own, nothing encoded: from a key frame on, so that it begins a little early. */
final class Excerpt {
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final ToolRunner runner;
    private final ToolInventory tools;

    Excerpt(ToolRunner runner, ToolInventory tools) {
        this.runner = runner;
        this.tools = tools;
    }

    /**
     * Writes it, in Matroska, which holds what nearly any source holds.
     *
     * @throws EncodeException where it cannot be written
     */
    void cut(Source source, MediaTime from, Duration length, Path file, Cancellation cancellation) {
        List<String> arguments = new ArrayList<>(
                List.of("-nostdin", "-hide_banner", "-y", "-loglevel", "level+warning", "-ss", from.toSeconds(3)));
        arguments.addAll(Demuxing.options(source));
        arguments.addAll(List.of(
                "-i",
                source.asToolInput(),
                "-map",
                "0:V:0?",
                "-map",
                "0:a?",
                "-t",
                Double.toString(length.toMillis() / 1000.0),
                "-c",
                "copy",
                "-f",
                "matroska",
                "file:" + file.toAbsolutePath()));
        ToolResult result = runner.run(new ToolCommand(tools.ffmpeg(), arguments, DEADLINE), _ -> {}, cancellation);
        if (!result.succeeded()) {
            throw new EncodeException(
                    ErrorCode.ENCODE_FAILED,
                    "no piece can be taken out of " + source.file() + ": " + result.summary(),
                    "It may be damaged; see what `ladderworks probe` says of it.");
        }
    }
}
