package org.ladderworks.engine.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;

/** Looks at decoded pictures, at four places of a title or at all of a short one: fields and black bars. Thread-safe. */
public final class PictureScanner {
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final Timescale MICROSECONDS = new Timescale(1_000_000);
    private static final int PLACES = 4;

    /** Two seconds of most: enough for ten rounds of the five frames in which telecine repeats. */
    private static final int FRAMES_AT_EACH = 50;

    private final ToolRunner runner;
    private final ToolInventory tools;

    public PictureScanner(ToolRunner runner, ToolInventory tools) {
        this.runner = runner;
        this.tools = tools;
    }

    /** What cannot be decoded counts as nothing seen: the encode itself tells damage. */
    public PictureScan scan(Source source, VideoStream stream, FrameIndex index, Cancellation cancellation) {
        if (index.frames() <= PLACES * FRAMES_AT_EACH) {
            return look(source, stream, List.of(), index.frames(), cancellation);
        }
        PictureScan sum = PictureScan.NOTHING;
        for (int place = 0; place < PLACES; place++) {
            // In the middle of each quarter: the ends of a title are often black.
            MediaTime into =
                    new MediaTime(index.length().ticksIn(MICROSECONDS) * (2 * place + 1) / (2 * PLACES), MICROSECONDS);
            String at = index.start().plus(into).toSeconds(6);
            sum = sum.plus(
                    look(source, stream, List.of("-seek_timestamp", "1", "-ss", at), FRAMES_AT_EACH, cancellation));
        }
        return sum;
    }

    private PictureScan look(
            Source source, VideoStream stream, List<String> seek, int frames, Cancellation cancellation) {
        ScanLines lines = new ScanLines();
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-nostats", "-loglevel", "error"));
        arguments.addAll(Demuxing.options());
        arguments.addAll(seek);
        arguments.addAll(Demuxing.input(source));
        arguments.addAll(List.of(
                "-map",
                "0:" + stream.index(),
                "-vf",
                "idet,cropdetect=round=2:skip=0,metadata=mode=print:file=-",
                "-fps_mode",
                "passthrough",
                "-frames:v",
                Integer.toString(frames),
                "-f",
                "null",
                "-"));
        runner.run(new ToolCommand(tools.ffmpeg(), arguments, DEADLINE), lines::add, cancellation);
        return lines.result();
    }
}
