package org.ladderworks.engine.encode;

import java.util.List;

/** The FFmpeg arguments of one encoded output: encoder, rate control, GOPs and container. Pure. */
final class EncoderOptions {
    private EncoderOptions() {}

    /**
     * The arguments of one output.
     *
     * @param pad of the filter graph that feeds it, such as {@code [v0]}
     */
    static List<String> of(VideoPlan plan, VideoChunkCommand.Output output, String pad) {
        RungPlan rung = output.rung();
        RateControl control = rung.rateControl();
        String most = Long.toString(control.maxRate().bitsPerSecond());
        String gop = Integer.toString(rung.gopFrames(plan.gopFrames()));
        return List.of(
                "-map",
                pad,
                "-c:v",
                "libx264",
                "-preset",
                rung.encoderPreset(),
                "-profile:v",
                "high",
                control.qualityOption(),
                control.qualityValue(),
                "-maxrate",
                most,
                "-bufsize",
                most,
                "-g",
                gop,
                "-keyint_min",
                gop,
                "-sc_threshold",
                "0",
                "-flags",
                "+cgop",
                // With VBV, x264 gives the same bytes every time only on one thread; stitchable keeps the headers of
                // all chunks equal; half-full at each start, so that joined chunks still fit one buffer (rule 4).
                "-threads",
                "1",
                "-x264-params",
                "stitchable=1:vbv-init=0.5:sliced-threads=0",
                "-fps_mode",
                "passthrough",
                "-stats_enc_pre:v",
                output.frameLog().toString(),
                "-stats_enc_pre_fmt:v",
                "{n} {ptsi}",
                "-map_metadata",
                "-1",
                "-video_track_timescale",
                Integer.toString(plan.timescale().ticksPerSecond()),
                "-f",
                "mp4",
                "file:" + output.file());
    }
}
