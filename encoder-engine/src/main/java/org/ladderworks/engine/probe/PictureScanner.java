package org.ladderworks.engine.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Tasks;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;

/**
 * Looks at decoded pictures, at four places of a title or at all of a short one: fields and black bars. Thread-safe.
 * A glance comes first; where that shows anything but plain progressive pictures, a longer look follows.
 */
public final class PictureScanner {
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final Timescale MICROSECONDS = new Timescale(1_000_000);
    private static final int PLACES = 4;

    /** Two rounds of the five frames in which telecine repeats. */
    private static final int GLANCE = 10;

    /** Two seconds of most: ten such rounds. */
    private static final int LOOK = 50;

    /** More would take much memory where pictures are large. */
    private static final int AT_ONCE = 2;

    private final ToolRunner runner;
    private final ToolInventory tools;

    public PictureScanner(ToolRunner runner, ToolInventory tools) {
        this.runner = runner;
        this.tools = tools;
    }

    /** What cannot be decoded counts as nothing seen: the encode itself tells damage. */
    public PictureScan scan(Source source, VideoStream stream, FrameIndex index, Cancellation cancellation) {
        if (index.frames() <= PLACES * LOOK) {
            return look(source, stream, List.of(), index.frames(), cancellation);
        }
        List<MediaTime> places = IntStream.range(0, PLACES)
                .mapToObj(place -> middleOfPart(index, place))
                .toList();
        List<MediaTime> keys =
                places.stream().map(index::keyAtOrBefore).distinct().toList();
        if (keys.size() == PLACES) {
            PictureScan glance =
                    at(keys, source, stream, List.of("-noaccurate_seek", "-threads", "1"), GLANCE, cancellation);
            if (glance.isPlain(stream)) {
                return glance;
            }
        }
        return at(places, source, stream, List.of(), LOOK, cancellation);
    }

    /** The ends of a title are often black. */
    private static MediaTime middleOfPart(FrameIndex index, int part) {
        return index.start()
                .plus(new MediaTime(
                        index.length().ticksIn(MICROSECONDS) * (2 * part + 1) / (2 * PLACES), MICROSECONDS));
    }

    private PictureScan at(
            List<MediaTime> places,
            Source source,
            VideoStream stream,
            List<String> options,
            int frames,
            Cancellation cancellation) {
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<PictureScan>> looks = places.stream()
                    .map(place -> pool.submit(() -> look(source, stream, seek(place, options), frames, cancellation)))
                    .toList();
            return looks.stream().map(Tasks::result).reduce(PictureScan.NOTHING, PictureScan::plus);
        }
    }

    private static List<String> seek(MediaTime place, List<String> options) {
        List<String> seek = new ArrayList<>(options);
        seek.addAll(List.of("-seek_timestamp", "1", "-ss", place.toSeconds(6)));
        return seek;
    }

    private PictureScan look(
            Source source, VideoStream stream, List<String> seek, int frames, Cancellation cancellation) {
        ScanLines lines = new ScanLines();
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-nostats", "-loglevel", "error"));
        arguments.addAll(Demuxing.options(source));
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
