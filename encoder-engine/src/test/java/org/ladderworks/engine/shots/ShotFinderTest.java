package org.ladderworks.engine.shots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.FrameRate;

/** Shots of pictures that FFmpeg makes and edits. */
class ShotFinderTest {
    private static final FrameRate PAL = new FrameRate(25, 1);

    /** Pictures that move, and differ from each other. */
    private static final String ZOOM = "mandelbrot=size=320x180:rate=25:start_scale=0.02:end_scale=0.003:end_pts=200";

    private static final String CHART = "testsrc2=size=320x180:rate=25";
    private static final String BARS = "smptehdbars=size=320x180:rate=25";

    @TempDir
    Path folder;

    @Test
    @DisplayName("cuts are found to the frame, between moving and between still pictures, of colour alone too")
    void cuts() throws IOException {
        String graph =
                joined(cut(ZOOM, 40), cut(CHART, 33), cut(BARS, 50), cut(ZOOM + ":start_x=-0.5", 12), cut(CHART, 30));

        assertThat(starts(graph)).containsExactly(0, 40, 73, 123, 135);
    }

    @Test
    @DisplayName("movement, noise, a flash, a lamp that is switched on slowly and a title that fades in are no cuts")
    void noCuts() throws IOException {
        for (String graph : List.of(
                ZOOM + ",trim=end_frame=150",
                CHART + ",trim=end_frame=100,noise=alls=30:allf=t",
                BARS + ",trim=end_frame=100,eq=brightness='if(eq(n,50),0.6,0)':eval=frame",
                CHART + ",trim=end_frame=100,scroll=horizontal=0.02",
                ZOOM + ",trim=end_frame=100,fade=in:0:40:color=white")) {
            assertThat(starts(graph)).as(graph).containsExactly(0);
        }
    }

    @Test
    @DisplayName("a fade to black and from it again is one cut, in the middle of the black")
    void throughBlack() throws IOException {
        String graph = joined(
                cut(CHART, 60) + ",fade=out:40:20",
                cut("color=black:size=320x180:rate=25", 10),
                cut(ZOOM, 60) + ",fade=in:0:20");
        List<Integer> starts = starts(graph);

        assertThat(starts).hasSize(2);
        assertThat(starts.getLast()).isBetween(58, 72);
    }

    @Test
    @DisplayName("shots are the whole title, however short it is")
    void shortest() throws IOException {
        assertThat(shots(cut(CHART, 1))).containsExactly(new Shot(0, 1));
        assertThat(shots(cut(CHART, 2))).containsExactly(new Shot(0, 2));
        assertThat(ShotFinder.find(FrameMeasures.joined(List.of()), PAL)).isEmpty();
    }

    private static String cut(String source, int frames) {
        return source + ",trim=end_frame=" + frames + ",setpts=N/25/TB,format=yuv420p";
    }

    private static String joined(String... parts) {
        StringBuilder graph = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            graph.append(parts[i]).append(",setsar=1[p").append(i).append("];");
            labels.append("[p").append(i).append(']');
        }
        return graph.append(labels)
                .append("concat=n=")
                .append(parts.length)
                .append(":v=1:a=0")
                .toString();
    }

    private List<Integer> starts(String graph) throws IOException {
        return shots(graph).stream().map(Shot::firstFrame).toList();
    }

    private List<Shot> shots(String graph) throws IOException {
        Path raw = folder.resolve("pictures.raw");
        RealTools.ffmpeg(List.of(
                "-filter_complex",
                graph + "," + FrameMeasures.FILTER + "[out]",
                "-map",
                "[out]",
                "-fps_mode",
                "passthrough",
                "-f",
                "rawvideo",
                raw.toString()));
        try (InputStream in = Files.newInputStream(raw)) {
            FrameMeasures measures = FrameMeasures.measure(in);
            List<Shot> shots = ShotFinder.find(measures, PAL);
            assertThat(shots.stream().mapToInt(Shot::frames).sum()).isEqualTo(measures.frames());
            return shots;
        }
    }
}
