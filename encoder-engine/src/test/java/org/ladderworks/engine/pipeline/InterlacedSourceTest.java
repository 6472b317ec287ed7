package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.probe.FieldOrder;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.PackageTimeline;

/** Fields become whole pictures, at the rate asked for; judged by another FFmpeg on what was packaged. */
class InterlacedSourceTest {
    private static final int WIDTH = 960;
    private static final PictureChoice FIELDS =
            new PictureChoice(true, Optional.empty(), new PictureChoice.Crop.None());

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}, every field: {3}")
    @CsvSource({
        "25i-top.mp4, 50, top, false, 75, 25",
        "25i-top.mp4, 50, top, true, 150, 50",
        "25i-bottom.mov, 50, bottom, true, 150, 50",
        "29.97i-top.mkv, 60000/1001, top, true, 180, 59.940",
        "29.97i-bottom.mxf, 60000/1001, bottom, false, 90, 29.970",
    })
    @DisplayName("PR-32 a white square that moves by fields moves evenly and without combs")
    void pr32SquareMovesEvenly(
            String name, String rate, String first, boolean everyField, int frames, double frameRate) {
        Path source = interlaced(name, rate, first);
        JobOutcome.Succeeded done =
                Encodes.run(source, folder.resolve("out"), everyField ? FIELDS : PictureChoice.standard());
        assertThat(done.notes().toString()).contains("interlaced, " + first + " field first");
        List<Double> places = places(done);
        assertThat(places).hasSize(frames);
        assertThat(done.presentation().video().getFirst().duration().approximateSeconds())
                .isCloseTo(frames / frameRate, within(0.001));
        // Two pixels a field: with the wrong field first it would go back and forth.
        double step = everyField ? 2 : 4;
        for (int i = 2; i < places.size() - 2; i++) {
            assertThat(places.get(i) - places.get(i - 1))
                    .as("step to frame " + i)
                    .isCloseTo(step, within(1.2));
        }
        assertThat(combs(done)).as("alternating lines at the square's edges").isLessThan(0.06);
    }

    @Test
    @DisplayName("the measure of combs sees them where an interlaced source is taken for progressive")
    void combsAreSeen() {
        Path source = interlaced("25i-top.mp4", "50", "top");
        JobOutcome.Succeeded done = Encodes.run(
                source,
                folder.resolve("out"),
                new PictureChoice(false, Optional.of(FieldOrder.PROGRESSIVE), new PictureChoice.Crop.None()));
        assertThat(combs(done)).isGreaterThan(0.2);
    }

    @Test
    @DisplayName("a source flagged interlaced whose pictures are progressive is left alone, with a note")
    void progressiveSegmentedFrames() {
        Path source = MadeSource.of(
                folder.resolve("psf.mp4"),
                MadeSource.movingSquare("960x540", "25", 75),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "10",
                "-flags",
                "+ilme+ildct",
                "-x264-params",
                "tff=1");
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        assertThat(done.notes().toString()).contains("flagged interlaced, but its pictures are progressive");
        assertThat(places(done)).hasSize(75);
        List<Double> places = places(done);
        for (int i = 2; i < places.size() - 2; i++) {
            assertThat(places.get(i) - places.get(i - 1)).isCloseTo(2, within(0.6));
        }
    }

    @Test
    @DisplayName("hard telecine is undone: film frames, each once, at 24000/1001, in one run")
    void hardTelecine() {
        Path source = MadeSource.of(
                folder.resolve("telecine.mpg"),
                MadeSource.movingSquare("960x540", "24000/1001", 96) + ",telecine=first_field=top:pattern=23",
                "-c:v",
                "mpeg2video",
                "-q:v",
                "2",
                "-g",
                "15",
                "-flags",
                "+ilme+ildct");
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        assertThat(done.notes().toString()).contains("telecine found").contains("one run");
        List<Double> places = places(done);
        assertThat(places).hasSize(96);
        assertThat(done.presentation().video().getFirst().duration().approximateSeconds())
                .isCloseTo(96 * 1001 / 24_000.0, within(0.001));
        for (int i = 3; i < places.size() - 3; i++) {
            assertThat(places.get(i) - places.get(i - 1))
                    .as("step to film frame " + i)
                    .isCloseTo(2, within(0.6));
        }
        assertThat(combs(done)).isLessThan(0.06);
    }

    private Path interlaced(String name, String rate, String first) {
        boolean top = first.equals("top");
        List<String> codec = new ArrayList<>(
                name.endsWith("mxf")
                        ? List.of("-c:v", "mpeg2video", "-q:v", "2")
                        : List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "10"));
        codec.addAll(List.of("-g", "25", "-flags", "+ilme+ildct"));
        if (!name.endsWith("mxf")) {
            codec.addAll(List.of("-x264-params", top ? "tff=1" : "bff=1"));
        }
        int fields = rate.equals("50") ? 150 : 180;
        return MadeSource.of(
                folder.resolve(name),
                MadeSource.movingSquare("960x540", rate, fields) + ",tinterlace="
                        + (top ? "interleave_top,setfield=tff" : "interleave_bottom,setfield=bff"),
                codec.toArray(String[]::new));
    }

    /** Where the middle of the square stands in each frame of the largest rung, in pixels. */
    private static List<Double> places(JobOutcome.Succeeded done) {
        List<Double> places = new ArrayList<>();
        for (Decode.Picture picture : pictures(done)) {
            double sum = 0;
            double count = 0;
            for (int y = 48; y < 80; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    boolean white = picture.at(y * WIDTH + x) > 180;
                    sum += white ? x : 0;
                    count += white ? 1 : 0;
                }
            }
            places.add(sum / count);
        }
        return places;
    }

    /** Which part of the square's lines differ from both neighbours as combs do. */
    private static double combs(JobOutcome.Succeeded done) {
        long combed = 0;
        long all = 0;
        for (Decode.Picture picture : pictures(done)) {
            for (int y = 50; y < 78; y++) {
                boolean differs = false;
                for (int x = 0; x < WIDTH; x++) {
                    int above = picture.at((y - 1) * WIDTH + x);
                    int here = picture.at(y * WIDTH + x);
                    int below = picture.at((y + 1) * WIDTH + x);
                    differs |= Math.abs(here - above) > 60 && Math.abs(here - below) > 60;
                }
                combed += differs ? 1 : 0;
                all++;
            }
        }
        return (double) combed / all;
    }

    private static List<Decode.Picture> pictures(JobOutcome.Succeeded done) {
        var track = done.presentation().video().getFirst();
        return Decode.video(
                PackageTimeline.joined(done.folder(), track),
                0,
                WIDTH,
                track.displayed().height());
    }
}
