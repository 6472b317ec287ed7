package org.ladderworks.engine.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the first pictures of a stream whether they carry CEA-608 or CEA-708 captions, which no header tells: they are user
 * data of each picture. Thread-safe.
 */
final class CaptionProber {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int MOST_OUTPUT = 1 << 20;

    /** The codecs that have a place for them (ATSC A/53 part 4; AV1 as metadata, CTA-608 in ITU-T T.35). */
    private static final Set<String> CODECS = Set.of("mpeg2video", "h264", "hevc", "av1");

    /** Encoders send them with every picture, or with every second one of a doubled frame rate. */
    private static final String PICTURES = "%+#12";

    private final ToolRunner runner;
    private final ToolInventory tools;

    CaptionProber(ToolRunner runner, ToolInventory tools) {
        this.runner = runner;
        this.tools = tools;
    }

    /** False where the pictures cannot be decoded. */
    boolean ask(Source source, VideoStream stream, Cancellation cancellation) {
        if (!CODECS.contains(stream.codec())) {
            return false;
        }
        StringBuilder json = new StringBuilder();
        ToolResult result = runner.run(
                new ToolCommand(tools.ffprobe(), arguments(source, stream), DEADLINE),
                line -> {
                    if (json.length() + line.length() < MOST_OUTPUT) {
                        json.append(line).append('\n');
                    }
                },
                cancellation);
        try {
            return result.succeeded()
                    && JsonMapper.shared()
                                    .readTree(json.toString())
                                    .path("streams")
                                    .path(0)
                                    .path("closed_captions")
                                    .asInt(0)
                            == 1;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static List<String> arguments(Source source, VideoStream stream) {
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error"));
        arguments.addAll(Demuxing.options(source));
        arguments.addAll(List.of(
                "-select_streams",
                Integer.toString(stream.index()),
                "-analyze_frames",
                "-read_intervals",
                PICTURES,
                "-show_entries",
                "stream=closed_captions",
                "-of",
                "json"));
        arguments.addAll(Demuxing.input(source));
        return arguments;
    }
}
