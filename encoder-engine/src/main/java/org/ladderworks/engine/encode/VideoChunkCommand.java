package org.ladderworks.engine.encode;

import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.probe.Demuxing;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** The FFmpeg arguments that encode one window: one decode feeds all the rungs given. Pure. */
final class VideoChunkCommand {
    private static final Timescale MICROSECONDS = new Timescale(1_000_000);

    /** In other containers decoding starts this much before the window, so that open GOPs and coarse seeking cannot cost a frame. */
    private static final MediaTime PRE_ROLL = MediaTime.of(2, 1);

    /** MPEG-TS has no index: there a seek may end behind the packets that lead up to the time asked for. */
    private static final MediaTime BEFORE_KEY = MediaTime.of(1, 2);

    private VideoChunkCommand() {}

    /** Where one rung's chunk is written, and where FFmpeg notes which source frame each of its frames was. */
    record Output(RungPlan rung, Path file, Path frameLog) {}

    /** The commands of a window, in order: where rungs take two passes, the first pass of these comes before. */
    static List<List<String>> all(Source source, VideoPlan plan, ChunkWindow window, List<Output> outputs) {
        List<Output> twice =
                outputs.stream().filter(output -> output.rung().inTwoPasses()).toList();
        List<String> last = arguments(source, plan, window, outputs);
        return twice.isEmpty() ? List.of(last) : List.of(firstPass(source, plan, window, twice), last);
    }

    private static List<String> firstPass(Source source, VideoPlan plan, ChunkWindow window, List<Output> outputs) {
        List<String> line = pictures(
                source, plan, window, outputs.stream().map(Output::rung).toList());
        for (int i = 0; i < outputs.size(); i++) {
            line.addAll(EncoderOptions.firstPass(plan, outputs.get(i), "[v" + i + "]"));
        }
        return line;
    }

    static List<String> arguments(Source source, VideoPlan plan, ChunkWindow window, List<Output> outputs) {
        List<RungPlan> rungs = outputs.stream().map(Output::rung).toList();
        List<String> line = pictures(source, plan, window, rungs);
        for (int i = 0; i < outputs.size(); i++) {
            line.addAll(EncoderOptions.of(plan, outputs.get(i), "[v" + i + "]"));
        }
        return line;
    }

    /** Everything up to the filter graph, whose outputs are the rungs' pictures. */
    static List<String> pictures(Source source, VideoPlan plan, ChunkWindow window, List<RungPlan> rungs) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.addAll(Demuxing.options());
        // One thread to decode and one to scale: the cores are kept busy by rungs and chunks, which costs no
        // synchronisation.
        line.addAll(List.of("-threads", "1", "-filter_complex_threads", "1"));
        line.addAll(entry(plan, window));
        line.addAll(List.of("-copyts", "-an", "-sn", "-dn"));
        line.addAll(Demuxing.input(source));
        line.addAll(List.of("-filter_complex", PictureFilters.graph(plan, window, rungs)));
        return line;
    }

    /** How the source is entered: from its beginning, where every fault is a fault, or at a frame before the window. */
    private static List<String> entry(VideoPlan plan, ChunkWindow window) {
        List<String> fromBeginning = List.of("-err_detect", "explode");
        if (window.firstFrame() == 0) {
            return fromBeginning;
        }
        FrameIndex index = plan.index();
        long shownFirst = plan.decodedFrom(window);
        MediaTime at = entryTime(plan, shownFirst);
        if (at.compareTo(index.start()) <= 0 || index.keyAtOrBefore(shownFirst) == index.firstTime()) {
            return fromBeginning;
        }
        // The frames before the window are dropped by trim below, on exact frame numbers. Among them are some whose
        // references came before the entry: "explode" would take these for damage, and hold back frames after them.
        return List.of("-noaccurate_seek", "-seek_timestamp", "1", "-ss", at.toSeconds(6));
    }

    /**
     * Where the source's container knows its key frames, the one before the window, and a little more, as a rounded time
     * must not fall before it: nothing is decoded in vain.
     */
    private static MediaTime entryTime(VideoPlan plan, long shownFirst) {
        FrameIndex index = plan.index();
        MediaTime key = asMicroseconds(index, index.keyAtOrBefore(shownFirst));
        if (plan.entersAtKeyFrames()) {
            MediaTime frame = plan.frameRate().frameDuration();
            return key.plus(MediaTime.of(frame.ticksIn(MICROSECONDS) / 4, 1_000_000));
        }
        MediaTime byTime = asMicroseconds(index, shownFirst).minus(PRE_ROLL);
        MediaTime byKey = key.minus(BEFORE_KEY);
        return byTime.compareTo(byKey) < 0 ? byTime : byKey;
    }

    private static MediaTime asMicroseconds(FrameIndex index, long ticks) {
        MediaTime time = new MediaTime(ticks, index.timescale());
        return new MediaTime(time.ticksIn(MICROSECONDS, RoundingMode.FLOOR), MICROSECONDS);
    }
}
