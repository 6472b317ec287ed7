package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.ladderworks.engine.packaging.PackagedPoster;
import org.ladderworks.engine.testing.RealTools;

/** A title of six shots, of which three are worth a poster. */
final class PosterFilm {
    /** Seconds of the title in which a picture is worth showing: neither black, white or blurred, nor fading in. */
    static final List<double[]> GOOD = List.of(new double[] {3, 6}, new double[] {8, 10}, new double[] {10, 13});

    private PosterFilm() {}

    /** True where a poster is of that shot, and not beside its cuts. */
    static boolean isInside(PackagedPoster poster, double[] shot) {
        double time = poster.time().approximateSeconds();
        return time >= shot[0] + 0.15 && time < shot[1] - 0.15;
    }

    static Path make(Path file) {
        String[] parts = {
            "color=black:size=640x360:rate=25,trim=end_frame=50",
            "mandelbrot=size=640x360:rate=25:start_scale=0.02:end_scale=0.018:end_pts=200,trim=end_frame=100,fade=in:0:25",
            "testsrc2=size=640x360:rate=25,trim=end_frame=50,gblur=sigma=30",
            "smptehdbars=size=640x360:rate=25,trim=end_frame=50,drawgrid=w=16:h=16:t=1:c=gray",
            "mandelbrot=size=640x360:rate=25:start_x=-0.7:start_y=0.3:start_scale=0.05:end_scale=0.045:end_pts=200,trim=end_frame=75",
            "color=white:size=640x360:rate=25,trim=end_frame=25"
        };
        StringBuilder graph = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            graph.append(parts[i])
                    .append(",setpts=N/25/TB,format=yuv420p,setsar=1[p")
                    .append(i)
                    .append("];");
            labels.append("[p").append(i).append(']');
        }
        RealTools.ffmpeg(List.of(
                "-filter_complex",
                graph.append(labels).append("concat=n=6:v=1:a=0[v]").toString(),
                "-map",
                "[v]",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "12",
                "-g",
                "50",
                file.toString()));
        return file;
    }
}
