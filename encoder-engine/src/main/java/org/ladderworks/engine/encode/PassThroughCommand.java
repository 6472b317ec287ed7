package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.probe.Demuxing;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.MediaTime;

/**
 * The FFmpeg arguments that take a stream's frames as they are: an edit list tells where they stand on the pictures'
 * timeline, to the sample. Pure.
 */
final class PassThroughCommand {
    /**
     * What begins so long before the pictures is left out. The frames that stay last 32 ms: one of them, or more, is heard
     * before the pictures begin, and has what a decoder needs of the past (256 samples).
     */
    private static final MediaTime KEPT = MediaTime.of(40, 1000);

    private PassThroughCommand() {}

    static List<String> arguments(List<Source> sources, AudioPlan plan, Path output) {
        SoundPart part = plan.parts().getFirst();
        Source source = sources.get(part.source());
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.addAll(Demuxing.options(source));
        line.addAll(List.of("-copyts", "-vn", "-sn", "-dn"));
        line.addAll(Demuxing.input(source));
        line.addAll(List.of("-map", "0:" + plan.input().first().index(), "-c:a", "copy"));
        line.addAll(List.of(
                "-bsf:a",
                "noise=drop='lt(pts*tb," + part.timelineStart().minus(KEPT).toSeconds(6) + ")'"));
        line.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1"));
        line.addAll(List.of(
                "-output_ts_offset", MediaTime.ZERO.minus(part.timelineStart()).toSeconds(6)));
        line.addAll(
                List.of("-movie_timescale", Integer.toString(AudioPlan.SAMPLE_RATE), "-f", "mp4", "file:" + output));
        return line;
    }

    /** So many frames of silence, to stand before or behind those of the source. */
    static List<String> silence(AudioPlan plan, int frames, Path output) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.addAll(List.of(
                "-f",
                "lavfi",
                "-i",
                "anullsrc=r=%d:cl=%s,atrim=end_sample=%d"
                        .formatted(
                                AudioPlan.SAMPLE_RATE,
                                plan.layout().id(),
                                (long) frames * plan.codec().frameSamples()
                                        + plan.codec().heldBack())));
        line.addAll(plan.codec().arguments(plan.layout()));
        line.addAll(List.of(
                "-b:a",
                Long.toString(plan.bitrate().bitsPerSecond()),
                "-frames:a",
                Integer.toString(frames),
                "-map_metadata",
                "-1",
                "-f",
                "mp4",
                "file:" + output));
        return line;
    }
}
