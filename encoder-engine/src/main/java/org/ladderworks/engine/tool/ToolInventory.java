package org.ladderworks.engine.tool;

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
 * @param version the first line that ffmpeg says of itself; part of every chunk's key
 */
public record ToolInventory(Path ffmpeg, Path ffprobe, String version) {
    /** Unpacks the executables of the FFmpeg jar into JavaCPP's cache, under its lock, and asks for their version. */
    public static ToolInventory bundled(ToolRunner runner) {
        Path ffmpeg;
        Path ffprobe;
        try {
            ffmpeg = Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
            ffprobe = Path.of(Loader.load(org.bytedeco.ffmpeg.ffprobe.class));
        } catch (RuntimeException | LinkageError e) {
            throw new EncodeException(
                    ErrorCode.TOOL_UNAVAILABLE,
                    "the bundled FFmpeg cannot be unpacked for " + Loader.getPlatform() + ": " + e.getMessage(),
                    "Check that the home folder is writable and that this platform is supported.",
                    e);
        }
        List<String> lines = new ArrayList<>();
        runner.run(
                new ToolCommand(ffmpeg, List.of("-hide_banner", "-version"), Duration.ofSeconds(30)),
                lines::add,
                new Cancellation());
        return new ToolInventory(ffmpeg, ffprobe, lines.isEmpty() ? "unknown" : lines.getFirst());
    }
}
