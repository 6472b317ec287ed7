package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.ladderworks.engine.encode.KeyStills.Near;
import org.ladderworks.engine.probe.Demuxing;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.Resolution;

/**
 * The FFmpeg arguments that take a run of key frames and decode hardly anything else: what is not needed is thrown away as
 * packets. Pure.
 */
final class KeyStillsCommand {
    /** A decoder gives a picture when the next one comes, or the one after. */
    private static final int KEYS_BEHIND = 2;

    /** No decoder holds back more pictures (H.264, A.3.1: max_dec_frame_buffering is at most 16). */
    private static final int FRAMES_BEHIND = 16;

    private static final LongFunction<String> EXACTLY = "eq(pts,%d)"::formatted;

    private KeyStillsCommand() {}

    /** What the decoder is given. */
    enum Way {
        /** The key frames. */
        KEYS,

        /**
         * Each key frame and those behind it: where key frames do not reset the decoder (open GOPs), it takes those that are far
         * from each other for pictures out of order, and drops them.
         */
        KEYS_AND_BEHIND
    }

    /**
     * @param run of the only clip, at least one
     * @param file bare pictures
     * @param frameLog what is in it
     */
    static List<String> arguments(
            Source source, VideoPlan video, List<Near> run, Way way, Resolution size, Path file, Path frameLog) {
        Clip clip = video.clips().getFirst();
        int stream = clip.stream().index();
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.addAll(Demuxing.options(source));
        line.addAll(Demuxing.decoding(source));
        line.addAll(List.of("-threads", "1", "-filter_complex_threads", "1"));
        if (way == Way.KEYS && clip.stream().codec().equals("mpeg4")) {
            // Where its file has no list of key frames, FFmpeg calls every packet one.
            line.addAll(List.of("-skip_frame", "nokey"));
        }
        line.addAll(
                VideoChunkCommand.entry(clip, video.frameRate(), run.getFirst().key()));
        line.addAll(List.of("-copyts", "-an", "-sn", "-dn"));
        line.addAll(List.of("-bsf:" + stream, "noise=drop='" + unneeded(video, run, way) + "'"));
        line.addAll(Demuxing.input(source));
        String wanted = any(ticks(clip, run), EXACTLY);
        line.addAll(List.of(
                "-filter_complex",
                "[0:" + stream + "]select='" + wanted + "'" + StillsFilter.alone(video, size) + PictureFilters.tap(0)));
        line.addAll(List.of("-frames:v", Integer.toString(run.size())));
        line.addAll(EncoderOptions.stills(file, frameLog, PictureFilters.tap(0)));
        return line;
    }

    /** When the pictures are shown, in ticks of the container's clock. */
    static long[] ticks(Clip clip, List<Near> run) {
        return run.stream()
                .mapToLong(still -> still.key() / clip.stream().unitsPerTick())
                .toArray();
    }

    private static String unneeded(VideoPlan video, List<Near> run, Way way) {
        Clip clip = video.clips().getFirst();
        FrameIndex index = clip.index();
        long[] ticks = ticks(clip, run);
        return switch (way) {
            case KEYS -> {
                long[] behind = Arrays.stream(index.keysBehind(run.getLast().key(), KEYS_BEHIND))
                        .map(key -> key / clip.stream().unitsPerTick())
                        .toArray();
                String keys = any(
                        LongStream.concat(Arrays.stream(ticks), Arrays.stream(behind))
                                .toArray(),
                        EXACTLY);
                // Behind the piece of a source that is meant no key frame is known, and the rest is not to be read for
                // one.
                String last = behind.length < KEYS_BEHIND && index.endsEarly()
                        ? "+" + fromOn(clip, ticks[ticks.length - 1])
                        : "";
                yield "not(key*(" + keys + ")" + last + ")";
            }
            case KEYS_AND_BEHIND -> "not(" + any(ticks, tick -> fromOn(clip, tick)) + ")";
        };
    }

    private static String fromOn(Clip clip, long tick) {
        long frame =
                clip.stream().averageRate().frameDuration().ticksIn(clip.index().timescale());
        long reach = FRAMES_BEHIND * Math.ceilDiv(frame, clip.stream().unitsPerTick());
        return "between(pts,%d,%d)".formatted(tick, tick + reach);
    }

    private static String any(long[] ticks, LongFunction<String> each) {
        return Arrays.stream(ticks).mapToObj(each).collect(Collectors.joining("+"));
    }
}
