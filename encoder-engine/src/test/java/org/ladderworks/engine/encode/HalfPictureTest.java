package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.ladder.LadderPlanner;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.FrameIndexer;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.probe.Prober;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;

/** Small rungs of large pictures: scaled from a half, and as good as from the whole. */
class HalfPictureTest {
    private static final Pattern AVERAGE = Pattern.compile("PSNR .*average:([0-9.]+)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "3840x2160, yuv420p10le, 1920x1080, 1920x1080 yuv420p10le",
        "3840x2160, yuv420p10le, 854x480, 1920x1080 yuv420p10le",
        "3840x2160, yuvj420p, 960x540, 1920x1080 yuv420p10le",
        "4096x2160, yuv422p, 512x270, 2048x1080 yuv422p10le",
        "2160x3840, yuv444p12le, 360x640, 1080x1920 yuv444p12le",
        "3840x2160, yuv420p10le, 1280x720, whole",
        "3840x2160, yuv420p10le, 962x540, whole",
        "3840x2160, yuv420p10le, 3840x2160, whole",
        "3842x2160, yuv420p10le, 640x360, whole",
        "3840x2158, yuv420p10le, 640x360, whole",
        "1920x1088, yuv420p, 426x240, whole",
        "3840x2160, nv12, 640x360, whole"
    })
    @DisplayName("the exact half and rungs of a quarter or less are made from a half of ten bits at least")
    void rungsOfHalves(String source, String format, String rung, String expected) {
        Scaling.Picture whole = new Scaling.Picture(format, true, size(source), false, true);
        String half = HalfPicture.of(whole, size(rung))
                .map(made -> made.size() + " " + made.pixelFormat())
                .orElse("whole");
        assertThat(half).isEqualTo(expected);
    }

    private static Resolution size(String text) {
        int by = text.indexOf('x');
        return new Resolution(Integer.parseInt(text.substring(0, by)), Integer.parseInt(text.substring(by + 1)));
    }

    @Test
    @DisplayName("pictures in another light than the source's are not halved")
    void toneMapped() {
        Scaling.Picture whole = new Scaling.Picture("yuv420p10le", false, new Resolution(3840, 2160), true, false);
        assertThat(HalfPicture.of(whole, new Resolution(640, 360))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"yuv420p, tv", "yuv420p10le, pc"})
    @DisplayName(
            "a rung has the same pictures alone and among others, no further from the source than made from the whole")
    void asGoodAsFromTheWhole(String format, String range) {
        Path file = MadeSource.of(
                folder.resolve("source.mkv"),
                "testsrc2=s=2560x1440:r=25,noise=alls=20:allf=t,scale=out_range=%s,format=%s,trim=end_frame=1"
                        .formatted(range, format),
                "-c:v",
                "ffv1",
                "-color_range",
                range);
        Source source = Source.of(file);
        VideoPlan plan = plan(source);
        Scaling.Picture whole = Scaling.Picture.of(plan.clips().getFirst());
        assertThat(whole.fullRange()).isEqualTo(range.equals("pc"));
        List<Path> together = pictures(source, plan, plan.rungs(), "together");
        List<String> halved = new ArrayList<>();
        for (int i = 0; i < plan.rungs().size(); i++) {
            RungPlan rung = plan.rungs().get(i);
            Resolution size = rung.rung().size();
            if (HalfPicture.of(whole, size).isPresent()) {
                halved.add(size.toString());
                Path alone = pictures(source, plan, List.of(rung), "alone").getFirst();
                assertThat(alone).hasSameBinaryContentAs(together.get(i));
                String direct = Scaling.to(size, whole, plan.colour(), rung.bitDepth()) + ",format=yuv420p";
                Path expected = folder.resolve("direct.nut");
                // zscale cuts pictures into a slice for each thread, and what is beside the cuts differs by one here
                // and there.
                RealTools.ffmpeg(List.of(
                        "-filter_threads",
                        "1",
                        "-i",
                        file.toString(),
                        "-vf",
                        direct,
                        "-c:v",
                        "rawvideo",
                        expected.toString()));
                if (SourceDepth.isDeep(format) && size.height() == whole.size().height() / 2) {
                    assertThat(decoded(alone)).isEqualTo(decoded(expected));
                }
                assertThat(likeness(alone, file)).as(size.toString()).isGreaterThan(likeness(expected, file) - 0.02);
            }
        }
        assertThat(halved).containsExactly("1280x720", "640x360");
    }

    /** A checksum of each picture. */
    private static List<String> decoded(Path file) {
        return RealTools.run(RealTools.ffmpeg(), List.of("-v", "error", "-i", file.toString(), "-f", "framemd5", "-"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
    }

    /** Of all three planes, in dB, scaled up to the source's size. */
    private static double likeness(Path rung, Path source) {
        String upscaled = "scale=2560:1440:flags=lanczos:out_range=tv,format=yuv420p10le,settb=1/25,setpts=N";
        String said = RealTools.run(
                RealTools.ffmpeg(),
                List.of(
                        "-nostdin",
                        "-i",
                        rung.toString(),
                        "-i",
                        source.toString(),
                        "-filter_complex",
                        "[0:v]%1$s[a];[1:v]%1$s[b];[a][b]psnr".formatted(upscaled),
                        "-f",
                        "null",
                        "-"));
        Matcher average = AVERAGE.matcher(said);
        assertThat(average.find()).as(said).isTrue();
        return Double.parseDouble(average.group(1));
    }

    /** What the encoders get, one file of raw pictures for each rung. */
    private List<Path> pictures(Source source, VideoPlan plan, List<RungPlan> rungs, String name) {
        ChunkWindow window = new ChunkWindow(0, 0, plan.frames());
        List<String> line =
                new ArrayList<>(VideoChunkCommand.pictures(List.of(source), plan, window, rungs, List.of()));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            Path file = folder.resolve(name + i + ".nut");
            files.add(file);
            line.addAll(List.of("-map", "[v" + i + "]", "-c:v", "rawvideo", "-y", file.toString()));
        }
        RealTools.run(RealTools.bundledFfmpeg(), line);
        return files;
    }

    private static VideoPlan plan(Source source) {
        try (ToolRunner runner = new ToolRunner()) {
            Cancellation never = new Cancellation();
            ProbeResult probed = new Prober(runner, ToolInventory.bundled()).probe(source, never);
            VideoStream stream = probed.video().getFirst();
            FrameIndex index = new FrameIndexer(runner, ToolInventory.bundled()).scan(source, stream, never);
            return EncodePlanner.plan(
                            source,
                            "fingerprint",
                            probed,
                            index,
                            PictureTreatment.NONE,
                            LadderPlanner.plan(Presets.named("web-h264"), stream.displayed(), stream.averageRate()),
                            EncodeSettings.standard())
                    .video()
                    .orElseThrow();
        }
    }
}
