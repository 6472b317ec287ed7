package org.ladderworks.engine.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;

/** Makes a source file from FFmpeg's own test pictures and tones, so that a newcomer needs no media of their own. */
public final class SampleSource {
    private static final String PICTURES = "testsrc=size=1280x720:rate=25[card];color=orange:size=120x120:rate=25[box];"
            + "[card][box]overlay=x=40+mod(200*t\\,1080):y=560,format=yuv420p";

    /** A rising chirp per second under a steady tone, so that lost or doubled sound is heard. */
    private static final String SOUND =
            "aevalsrc=0.2*sin(2*PI*220*t)+0.1*sin(2*PI*(400+300*mod(t\\,1))*t)|0.2*sin(2*PI*330*t):s=48000";

    private SampleSource() {}

    /** Writes an MP4 of 1280x720 at 25 frames a second with stereo sound; an existing file is replaced. */
    public static void generate(
            ToolRunner runner, ToolInventory tools, Path file, int seconds, Cancellation cancellation) {
        List<String> arguments = List.of(
                "-nostdin",
                "-hide_banner",
                "-y",
                "-loglevel",
                "level+warning",
                "-f",
                "lavfi",
                "-i",
                PICTURES,
                "-f",
                "lavfi",
                "-i",
                SOUND,
                "-t",
                Integer.toString(seconds),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "12",
                "-c:a",
                "aac",
                "-b:a",
                "192k",
                "-f",
                "mp4",
                "file:" + file.toAbsolutePath());
        ToolResult result =
                runner.run(new ToolCommand(tools.ffmpeg(), arguments, Duration.ofMinutes(10)), _ -> {}, cancellation);
        if (!result.succeeded()) {
            throw new EncodeException(
                    ErrorCode.ENCODE_FAILED,
                    "the sample source cannot be made at " + file + ": " + result.summary(),
                    "Check that its folder is writable and that the disk has room.");
        }
    }
}
