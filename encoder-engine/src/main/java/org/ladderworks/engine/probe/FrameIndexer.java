package org.ladderworks.engine.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.tool.ToolCommand;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolResult;
import org.ladderworks.engine.tool.ToolRunner;

/** Scans the packets of a video stream, without decoding. Thread-safe. */
public final class FrameIndexer {
    /** A scan is as fast as the disk: this bounds a source that makes the demuxer spin. */
    private static final Duration DEADLINE = Duration.ofHours(6);

    private final ToolRunner runner;
    private final ToolInventory tools;

    public FrameIndexer(ToolRunner runner, ToolInventory tools) {
        this.runner = runner;
        this.tools = tools;
    }

    /** Fails with a SourceException where the file ends before what its tables promise. */
    public FrameIndex scan(Source source, VideoStream stream, Cancellation cancellation) {
        Packets packets = new Packets();
        ToolResult result = runner.run(command(source, stream, List.of()), packets::add, cancellation);
        long declared = source.images()
                .map(images -> (long) images.count())
                .or(stream::declaredFrames)
                .orElse(0L);
        boolean cut = result.mentions("partial file") || result.mentions("ended prematurely");
        if (cut || (packets.all < declared && !isWholeWithoutEdits(source, stream, declared, cancellation))) {
            throw new SourceException(
                    ErrorCode.SOURCE_TRUNCATED,
                    source.file() + " ends early: " + packets.all
                            + (declared > 0
                                    ? " of its " + declared + " video frames are there"
                                    : " video frames are there"),
                    "Copy or export the file again; the end of it is missing.");
        }
        if (!result.succeeded() || packets.count == 0) {
            throw new SourceException(
                    ErrorCode.SOURCE_DAMAGED,
                    source.file() + " has a video stream without readable frames (" + result.summary() + ")",
                    "Try another copy of the file.");
        }
        return packets.toIndex(stream);
    }

    /** The demuxer leaves out what no edit of a list shows: all of it is there where the list is passed over. */
    private boolean isWholeWithoutEdits(Source source, VideoStream stream, long declared, Cancellation cancellation) {
        Packets packets = new Packets();
        ToolResult result =
                runner.run(command(source, stream, List.of("-ignore_editlist", "1")), packets::add, cancellation);
        return result.succeeded() && packets.all >= declared;
    }

    private ToolCommand command(Source source, VideoStream stream, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-loglevel", "error"));
        arguments.addAll(Demuxing.options(source));
        arguments.addAll(List.of(
                "-select_streams",
                Integer.toString(stream.index()),
                "-show_entries",
                "packet=pts,dts,duration,flags",
                "-of",
                "compact=p=0"));
        arguments.addAll(options);
        arguments.addAll(Demuxing.input(source));
        return new ToolCommand(tools.ffprobe(), arguments, DEADLINE);
    }

    /** Packets as they come, in primitive arrays: a day of 60 fps video takes 80 MB. */
    private static final class Packets {
        private long[] times = new long[4096];
        private long[] keys = new long[256];
        private int count;
        private int keyCount;
        private long all;
        private long last = Long.MIN_VALUE;
        private long lastDuration = 1;

        void add(String line) {
            Long time = null;
            long duration = 0;
            String flags = "";
            for (String field : line.split("\\|", -1)) {
                int equals = field.indexOf('=');
                String value = field.substring(equals + 1);
                switch (equals < 0 ? "" : field.substring(0, equals)) {
                    case "pts" -> time = number(value) == null ? time : number(value);
                    // AVI and raw streams give decoding times alone.
                    case "dts" -> time = time == null ? number(value) : time;
                    case "duration" -> duration = number(value) == null ? 0 : Long.parseLong(value);
                    case "flags" -> flags = value;
                    default -> {}
                }
            }
            all++;
            if (time == null || flags.contains("D")) {
                return;
            }
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
            }
            times[count++] = time;
            if (flags.startsWith("K")) {
                if (keyCount == keys.length) {
                    keys = Arrays.copyOf(keys, keyCount * 2);
                }
                keys[keyCount++] = time;
            }
            if (time > last) {
                last = time;
                lastDuration = Math.max(1, duration);
            }
        }

        private static @org.jspecify.annotations.Nullable Long number(String text) {
            return text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
        }

        FrameIndex toIndex(VideoStream stream) {
            long[] shown = units(times, count, stream.unitsPerTick());
            Arrays.sort(shown);
            long[] sync = units(keys, keyCount, stream.unitsPerTick());
            Arrays.sort(sync);
            return new FrameIndex(stream.timescale(), shown, sync, lastDuration * stream.unitsPerTick());
        }

        private static long[] units(long[] ticks, int count, int unitsPerTick) {
            return Arrays.stream(ticks, 0, count)
                    .map(time -> time * unitsPerTick)
                    .toArray();
        }
    }
}
