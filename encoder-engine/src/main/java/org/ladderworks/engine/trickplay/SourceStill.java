package org.ladderworks.engine.trickplay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ladderworks.engine.encode.ToneMap;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/** Takes one small picture out of a source, to know it by: the best of some dozen behind a key frame. */
public final class SourceStill {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /** Of the length: behind titles and logos, before the end of it is told. */
    private static final double PLACE = 0.2;

    private static final double LATEST = 600;

    /** FFmpeg's filter takes the one that is most like all of them: no black, no flash. */
    private static final int COMPARED = 24;

    private final ToolRunner runner;
    private final ToolInventory tools;

    public SourceStill(ToolRunner runner, ToolInventory tools) {
        this.runner = runner;
        this.tools = tools;
    }

    /**
     * Writes a JPEG, at once or not at all; what was there is replaced.
     *
     * @param longest side of it in pixels
     * @return false where the source has no pictures
     * @throws EncodeException where none can be taken
     */
    public boolean take(Source source, ProbeResult probed, int longest, Path jpeg, Cancellation cancellation) {
        Optional<VideoStream> video = probed.video().stream().findFirst();
        if (video.isEmpty()) {
            return false;
        }
        Path part = jpeg.resolveSibling(jpeg.getFileName() + ".part");
        try {
            ToolResult result = runner.run(
                    new ToolCommand(tools.ffmpeg(), arguments(source, probed, video.get(), longest, part), DEADLINE),
                    _ -> {},
                    cancellation);
            if (!result.succeeded() || Files.notExists(part)) {
                throw failed(source, result.summary());
            }
            Files.move(part, jpeg, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw failed(source, String.valueOf(e.getMessage()));
        } finally {
            part.toFile().delete();
        }
    }

    private static List<String> arguments(
            Source source, ProbeResult probed, VideoStream video, int longest, Path part) {
        double seconds = probed.duration().map(MediaTime::approximateSeconds).orElse(0.0);
        Resolution size = ThumbnailPlan.fitted(video.displayed(), longest);
        String light = video.colour().isHighDynamicRange()
                ? ToneMap.of(video.colour(), video.hdr())
                        .filters(size, video.colour().range().equals("pc"))
                : "scale=%d:%d:flags=bicubic".formatted(size.width(), size.height());
        return List.of(
                "-nostdin",
                "-hide_banner",
                "-y",
                "-loglevel",
                "level+warning",
                "-noaccurate_seek",
                "-ss",
                String.format(Locale.ROOT, "%.3f", Math.min(LATEST, seconds * PLACE)),
                "-i",
                source.asToolInput(),
                "-map",
                "0:" + video.index(),
                "-vf",
                "thumbnail=" + COMPARED + "," + light + ",setsar=1",
                "-frames:v",
                "1",
                "-q:v",
                "4",
                "-f",
                "mjpeg",
                "file:" + part.toAbsolutePath());
    }

    private static EncodeException failed(Source source, String why) {
        return new EncodeException(
                ErrorCode.ENCODE_FAILED,
                "no picture can be taken of " + source.file() + ": " + why,
                "It may be damaged; see what `ladderworks probe` says of it.");
    }
}
