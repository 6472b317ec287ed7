package org.ladderworks.engine.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;

/**
 * The bundled tools, unpacked on first use.
 *
 * @param version of the FFmpeg build and its platform, such as {@code 8.0.1-1.5.13 linux-x86_64}; part of every chunk's
 *     key
 */
public record ToolInventory(Path ffmpeg, Path ffprobe, String version) {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    /** Unpacks the executables of the FFmpeg jar into JavaCPP's cache, under its lock. Starts none of them. */
    public static ToolInventory bundled() {
        try {
            return new ToolInventory(
                    Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class)),
                    Path.of(Loader.load(org.bytedeco.ffmpeg.ffprobe.class)),
                    Loader.getVersion("org.bytedeco", "ffmpeg") + " " + Loader.getPlatform());
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new EncodeException(
                    ErrorCode.TOOL_UNAVAILABLE,
                    "the bundled FFmpeg cannot be unpacked for " + Loader.getPlatform() + ": " + e.getMessage(),
                    "Check that the home folder is writable and that this platform is supported.",
                    e);
        }
    }

    /** What the tools were built for, such as {@code linux-x86_64}. */
    public String platform() {
        return version.substring(version.lastIndexOf(' ') + 1);
    }

    /** Starts ffmpeg and returns the first line that it says of itself: proof that it runs here. */
    public String ask(ToolRunner runner) {
        List<String> lines = new ArrayList<>();
        ToolResult result = runner.run(
                new ToolCommand(ffmpeg, List.of("-hide_banner", "-version"), ANSWER_WITHIN),
                lines::add,
                new Cancellation());
        if (!result.succeeded() || lines.isEmpty()) {
            throw new EncodeException(
                    ErrorCode.TOOL_UNAVAILABLE,
                    "the bundled FFmpeg does not run: " + result.summary(),
                    "Check that this platform is supported and that programs may be run from the home folder.");
        }
        return lines.getFirst();
    }
}
