package org.ladderworks.engine.encode;

import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.probe.Demuxing;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.shots.FrameMeasures;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
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

    /**
     * Pictures that are kept as they are, without overlays, and where FFmpeg notes which source frames they are.
     *
     * @param frames which ones, counted from the window's first, at least one
     */
    record StillsOutput(List<Long> frames, Resolution size, Path file, Path frameLog) {}

    /** Where the pictures go that are measured: all of a window, tiny. */
    record MeasuresOutput(Path file) {}

    /** What one decode of a window makes. */
    record Outputs(List<Output> rungs, Optional<StillsOutput> stills, Optional<MeasuresOutput> measures) {
        static Outputs of(List<Output> rungs) {
            return new Outputs(rungs, Optional.empty(), Optional.empty());
        }

        static Outputs of(StillsOutput stills) {
            return new Outputs(List.of(), Optional.of(stills), Optional.empty());
        }

        static Outputs of(MeasuresOutput measures) {
            return new Outputs(List.of(), Optional.empty(), Optional.of(measures));
        }

        boolean isEmpty() {
            return rungs.isEmpty() && stills.isEmpty() && measures.isEmpty();
        }
    }

    /**
     * The commands of a window, in order: where rungs take two passes, the first pass of these comes before.
     *
     * @param sources of the plan's clips, in their order
     */
    static List<List<String>> all(List<Source> sources, VideoPlan plan, ChunkWindow window, Outputs outputs) {
        List<Output> twice = outputs.rungs().stream()
                .filter(output -> output.rung().inTwoPasses())
                .toList();
        List<String> last = arguments(sources, plan, window, outputs);
        return twice.isEmpty() ? List.of(last) : List.of(firstPass(sources, plan, window, twice), last);
    }

    private static List<String> firstPass(
            List<Source> sources, VideoPlan plan, ChunkWindow window, List<Output> outputs) {
        List<String> line = pictures(
                sources, plan, window, outputs.stream().map(Output::rung).toList(), List.of());
        for (int i = 0; i < outputs.size(); i++) {
            line.addAll(EncoderOptions.firstPass(plan, outputs.get(i), "[v" + i + "]"));
        }
        return line;
    }

    static List<String> arguments(List<Source> sources, VideoPlan plan, ChunkWindow window, Outputs outputs) {
        List<Output> rungs = outputs.rungs();
        List<String> taps = new ArrayList<>();
        outputs.stills().ifPresent(stills -> taps.add(StillsFilter.of(plan, stills.size(), stills.frames())));
        outputs.measures().ifPresent(_ -> taps.add(FrameMeasures.FILTER));
        List<String> line =
                pictures(sources, plan, window, rungs.stream().map(Output::rung).toList(), taps);
        for (int i = 0; i < rungs.size(); i++) {
            line.addAll(EncoderOptions.of(plan, rungs.get(i), "[v" + i + "]"));
        }
        outputs.stills().ifPresent(stills -> line.addAll(EncoderOptions.stills(stills, PictureFilters.tap(0))));
        outputs.measures()
                .ifPresent(measures ->
                        line.addAll(EncoderOptions.measures(measures, PictureFilters.tap(taps.size() - 1))));
        return line;
    }

    /**
     * Everything up to the filter graph.
     *
     * @param taps as in {@link PictureFilters#graph}
     */
    static List<String> pictures(
            List<Source> sources, VideoPlan plan, ChunkWindow window, List<RungPlan> rungs, List<String> taps) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.addAll(HardwareOptions.device(rungs));
        for (ClipPiece piece : plan.pieces(window)) {
            Source source = sources.get(piece.number());
            line.addAll(Demuxing.options(source));
            line.addAll(Demuxing.decoding(source));
            // One thread to decode and one to scale: the cores are kept busy by rungs and chunks, which costs no
            // synchronisation.
            line.addAll(List.of("-threads", "1", "-filter_complex_threads", "1"));
            line.addAll(entry(source, plan, piece));
            line.addAll(List.of("-copyts", "-an", "-sn", "-dn"));
            line.addAll(Demuxing.input(source));
        }
        line.addAll(plan.overlaysIn(window).input());
        line.addAll(List.of("-filter_complex", PictureFilters.graph(plan, window, rungs, taps)));
        return line;
    }

    /** How the source is entered: from its beginning, where every fault is a fault, or at a frame before the window. */
    private static List<String> entry(Source source, VideoPlan plan, ClipPiece piece) {
        long shownFirst = piece.clip().decodedFrom(plan.frameRate(), piece.firstFrame());
        List<String> entry = entry(piece.clip(), plan.frameRate(), shownFirst);
        // Among the frames that trim drops below are some whose references came before the entry: "explode" would take
        // these for damage, and hold back frames after them.
        return entry.isEmpty() ? Demuxing.strict(source) : entry;
    }

    /**
     * Enters a source before a frame; nothing where that is at its beginning. More frames may come before it, which are to be
     * dropped by their times.
     *
     * @param shownFirst when it is shown, in ticks of the clip's index
     */
    static List<String> entry(Clip clip, FrameRate rate, long shownFirst) {
        FrameIndex index = clip.index();
        MediaTime at = entryTime(clip, rate, shownFirst);
        MediaTime start = new MediaTime(index.sourceStart(), index.timescale());
        if (at.compareTo(start) <= 0 || index.keyAtOrBefore(shownFirst) == index.sourceStart()) {
            return List.of();
        }
        return List.of("-noaccurate_seek", "-seek_timestamp", "1", "-ss", at.toSeconds(6));
    }

    /**
     * Where the source's container knows its key frames, the one before the window, and a little more, as a rounded time
     * must not fall before it: nothing is decoded in vain.
     */
    private static MediaTime entryTime(Clip clip, FrameRate rate, long shownFirst) {
        FrameIndex index = clip.index();
        MediaTime key = asMicroseconds(index, index.keyAtOrBefore(shownFirst));
        if (clip.entersAtKeyFrames()) {
            MediaTime frame = rate.frameDuration();
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
