package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.ladder.RungTuning;

/**
 * The FFmpeg arguments of one encoded output: encoder, rate control, GOPs and container. Pure.
 *
 * <p>Three things hold for every encoder of software: equal input gives equal bytes; all chunks of a rendition have the same headers;
 * IDR pictures (key frames) stand on the grid of GOPs, and nowhere else.
 */
final class EncoderOptions {
    private EncoderOptions() {}

    /** Of a rung that is gone over twice: the first time only to see where bits are wanted. */
    enum Pass {
        ONLY,
        FIRST,
        SECOND
    }

    /**
     * The arguments of one output.
     *
     * @param pad of the filter graph that feeds it, such as {@code [v0]}
     */
    static List<String> of(VideoPlan plan, VideoChunkCommand.Output output, String pad) {
        Pass pass = output.rung().inTwoPasses() ? Pass.SECOND : Pass.ONLY;
        List<String> line = new ArrayList<>(List.of("-map", pad));
        line.addAll(encoder(plan, output, pass));
        line.addAll(frameLog(output.frameLog()));
        line.addAll(List.of(
                "-map_metadata",
                "-1",
                "-video_track_timescale",
                Integer.toString(plan.timescale().asInt()),
                "-f",
                "mp4",
                "file:" + output.file()));
        return line;
    }

    /** The arguments of a window's stills: bare pictures, one behind the other. */
    static List<String> stills(VideoChunkCommand.StillsOutput output, String pad) {
        return stills(output.file(), output.frameLog(), pad);
    }

    /** The same for pictures that are no window's. */
    static List<String> stills(Path file, Path frameLog, String pad) {
        List<String> line = new ArrayList<>(bare(pad));
        line.addAll(frameLog(frameLog));
        line.add("file:" + file);
        return line;
    }

    /** The arguments of the pictures that are measured: bare, too. */
    static List<String> measures(VideoChunkCommand.MeasuresOutput output, String pad) {
        List<String> line = new ArrayList<>(bare(pad));
        line.addAll(List.of("-fps_mode", "passthrough", "file:" + output.file()));
        return line;
    }

    private static List<String> bare(String pad) {
        return List.of("-map", pad, "-c:v", "rawvideo", "-f", "rawvideo");
    }

    private static List<String> frameLog(Path file) {
        return List.of(
                "-fps_mode", "passthrough", "-stats_enc_pre:v", file.toString(), "-stats_enc_pre_fmt:v", "{n} {ptsi}");
    }

    /** The arguments of an output's first pass; what it encodes is thrown away. */
    static List<String> firstPass(VideoPlan plan, VideoChunkCommand.Output output, String pad) {
        List<String> line = new ArrayList<>(List.of("-map", pad));
        line.addAll(encoder(plan, output, Pass.FIRST));
        line.addAll(List.of("-fps_mode", "passthrough", "-f", "null", "-"));
        return line;
    }

    private static List<String> encoder(VideoPlan plan, VideoChunkCommand.Output output, Pass pass) {
        RungPlan rung = output.rung();
        if (rung.hardware().isPresent()) {
            return HardwareOptions.of(rung.gopFrames(plan.gopFrames()), rung);
        }
        return switch (rung.rung().family().codec()) {
            case AVC -> x264(plan, output, pass);
            case HEVC -> x265(plan, rung, statistics(output, pass));
            case AV1 -> svtAv1(plan, rung);
        };
    }

    /** Both encoders call them alike; x265 makes a quick first pass only when told. */
    private static String statistics(VideoChunkCommand.Output output, Pass pass) {
        String quick = output.rung().rung().family().codec() == VideoCodec.HEVC ? ":no-slow-firstpass=1" : "";
        return switch (pass) {
            case ONLY -> "";
            case FIRST -> ":pass=1:" + PassStatistics.option(output.file()) + quick;
            case SECOND -> ":pass=2:" + PassStatistics.option(output.file());
        };
    }

    private static List<String> x264(VideoPlan plan, VideoChunkCommand.Output output, Pass pass) {
        RungPlan rung = output.rung();
        RungTuning tuning = rung.rung().tuning();
        List<String> line = new ArrayList<>(List.of("-c:v", "libx264", "-preset", rung.encoderPreset()));
        line.addAll(TuningOptions.tune(tuning));
        line.addAll(List.of("-profile:v", tuning.profile().orElse("high")));
        line.addAll(bufferedRate(plan, rung));
        line.addAll(List.of(
                "-sc_threshold",
                "0",
                "-flags",
                "+cgop",
                // With VBV, x264 gives the same bytes every time only on one thread; stitchable keeps the headers of
                // all chunks equal; half-full at each start, so that joined chunks still fit one buffer (rule 4).
                "-threads",
                "1",
                "-x264-params",
                "stitchable=1:vbv-init=0.5:sliced-threads=0" + TuningOptions.x26x(tuning) + statistics(output, pass)));
        if (pass == Pass.FIRST) {
            // Tells FFmpeg to make it a quick one; it writes no file of its own for x264.
            line.addAll(List.of("-pass", "1"));
        }
        return line;
    }

    private static List<String> x265(VideoPlan plan, RungPlan rung, String more) {
        List<String> line = new ArrayList<>(List.of("-c:v", "libx265", "-preset", rung.encoderPreset()));
        line.addAll(TuningOptions.tune(rung.rung().tuning()));
        line.addAll(List.of("-profile:v", rung.bitDepth() == 10 ? "main10" : "main"));
        line.addAll(bufferedRate(plan, rung));
        line.addAll(List.of(
                // One frame at a time and no pool, for equal bytes and because other chunks keep the cores busy. No SEI
                // of the encoder's settings; parameter sets in the header alone; a higher level rather than High tier,
                // which CMAF's profiles do not have.
                "-x265-params",
                "scenecut=0:open-gop=0:frame-threads=1:pools=none:repeat-headers=0:info=0:high-tier=0:vbv-init=0.5"
                        + ":log-level=error"
                        + TuningOptions.x26x(rung.rung().tuning())
                        + more
                        + plan.hdr(rung).map(HdrOptions::x265).orElse(""),
                "-tag:v",
                "hvc1"));
        return line;
    }

    /** Quality or rate, a buffer of a second of the cap, and the grid of GOPs, as x264 and x265 both take them. */
    private static List<String> bufferedRate(VideoPlan plan, RungPlan rung) {
        RateControl control = rung.rateControl();
        return List.of(
                control.qualityOption(),
                control.qualityValue(),
                "-maxrate",
                most(rung),
                "-bufsize",
                most(rung),
                "-g",
                gop(plan, rung),
                "-keyint_min",
                gop(plan, rung));
    }

    /**
     * SVT-AV1 has no buffer model for constant quality: its cap holds over seconds, not over one, and without
     * {@code mbr-overshoot-pct=0} not even on average. Under a wanted bit rate it takes no cap at all.
     */
    private static List<String> svtAv1(VideoPlan plan, RungPlan rung) {
        RateControl control = rung.rateControl();
        List<String> line = new ArrayList<>(List.of(
                "-c:v",
                "libsvtav1",
                "-preset",
                Integer.toString(SvtSpeed.of(rung.encoderPreset())),
                control.qualityOption(),
                control.qualityValue()));
        boolean capped = control instanceof RateControl.CappedCrf;
        if (capped) {
            line.addAll(List.of("-maxrate", most(rung)));
        }
        line.addAll(List.of(
                "-g",
                gop(plan, rung),
                "-svtav1-params",
                "lp=1:scd=0:irefresh-type=2"
                        + (capped ? ":mbr-overshoot-pct=0" : "")
                        + TuningOptions.svtAv1(rung.rung().tuning())
                        + plan.hdr(rung).map(HdrOptions::svtAv1).orElse("")));
        return line;
    }

    private static String most(RungPlan rung) {
        return Long.toString(rung.rateControl().maxRate().bitsPerSecond());
    }

    private static String gop(VideoPlan plan, RungPlan rung) {
        return Integer.toString(rung.gopFrames(plan.gopFrames()));
    }
}
