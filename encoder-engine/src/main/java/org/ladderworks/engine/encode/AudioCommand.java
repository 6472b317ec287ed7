package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.probe.Demuxing;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.Timescale;

/** The FFmpeg arguments that encode one audio stream whole, on the video's timeline (rule 38). Pure. */
final class AudioCommand {
    private static final Timescale SAMPLES = new Timescale(AudioPlan.SAMPLE_RATE);

    private AudioCommand() {}

    static List<String> arguments(Source source, AudioPlan plan, Path output) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.addAll(Demuxing.options());
        line.addAll(List.of("-threads", "1", "-copyts", "-vn", "-sn", "-dn"));
        line.addAll(Demuxing.input(source));
        line.addAll(List.of(
                "-map",
                "0:" + plan.stream().index(),
                "-af",
                filters(plan),
                "-c:a",
                "aac",
                "-b:a",
                Long.toString(plan.bitrate().bitsPerSecond()),
                "-map_metadata",
                "-1",
                "-f",
                "mp4",
                "file:" + output));
        return line;
    }

    /**
     * Resampled first; then the first sample is put where the timeline begins: silence before late sound, early sound
     * cut, gaps filled; then exactly the timeline's number of samples.
     */
    private static String filters(AudioPlan plan) {
        String start = Long.toString(plan.timelineStart().ticksIn(SAMPLES));
        String samples = Long.toString(plan.samples());
        return "aresample=" + AudioPlan.SAMPLE_RATE + ":async=1:min_hard_comp=0.02:first_pts=" + start
                + ",aformat=sample_fmts=fltp:channel_layouts=stereo"
                + ",asetpts=N"
                + ",apad=whole_len=" + samples
                + ",atrim=end_sample=" + samples;
    }
}
