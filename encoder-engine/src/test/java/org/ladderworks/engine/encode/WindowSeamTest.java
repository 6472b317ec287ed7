package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.ladder.Ladder;
import org.ladderworks.engine.ladder.LadderPlanner;
import org.ladderworks.engine.ladder.LadderRung;
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
import org.ladderworks.engine.tool.ToolInventory;
import org.ladderworks.engine.tool.ToolRunner;

/** The pictures that go to the encoders are the same bytes whether a title is one window or several. */
class WindowSeamTest {
    private static final String[] H264 = {
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-bf",
        "2",
        "-g",
        "25",
        "-flags",
        "+ilme+ildct",
        "-x264-params",
        "tff=1"
    };
    private static final String[] MPEG2 = {
        "-c:v", "mpeg2video", "-q:v", "4", "-bf", "2", "-g", "12", "-flags", "+ilme+ildct"
    };

    @TempDir
    Path folder;

    static Stream<Arguments> sources() {
        FieldTreatment frames = new FieldTreatment.Deinterlaced(true, false);
        FieldTreatment fields = new FieldTreatment.Deinterlaced(true, true);
        return Stream.of(
                Arguments.of("25i.mp4", "50", H264, frames),
                Arguments.of("25i-fields.mp4", "50", H264, fields),
                Arguments.of("29.97i-fields.mkv", "60000/1001", H264, fields),
                Arguments.of("25i-fields.ts", "50", MPEG2, fields),
                Arguments.of("29.97i.mxf", "60000/1001", MPEG2, frames),
                Arguments.of("29.97i-fields.mxf", "60000/1001", MPEG2, fields),
                Arguments.of("25i-fields.avi", "50", new String[] {"-c:v", "mpeg4", "-q:v", "3", "-g", "25"}, fields));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    @DisplayName("deinterlaced pictures of one window and of four are the same, and so are those they are made from")
    void deinterlacedPicturesKnowNoSeams(String name, String rate, String[] codec, FieldTreatment treatment) {
        Path file = MadeSource.of(
                folder.resolve(name),
                "testsrc2=s=320x180:r=%s:d=8,format=yuv420p,tinterlace=interleave_top,setfield=tff".formatted(rate),
                codec);
        check(file, new PictureTreatment(treatment, Optional.empty(), Optional.empty(), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("toneMapped")
    @DisplayName("tone-mapped and cropped pictures of one window and of four are the same")
    void toneMappedPicturesKnowNoSeams(String name, String... codec) {
        Path file = MadeSource.of(folder.resolve(name), "testsrc2=s=320x180:r=25:d=8,format=yuv420p10le", codec);
        check(
                file,
                new PictureTreatment(
                        new FieldTreatment.Progressive(),
                        Optional.of(new org.ladderworks.engine.probe.CropBox(300, 140, 10, 20)),
                        Optional.of(new ToneMap(false, 1000)),
                        false));
    }

    static Stream<Arguments> toneMapped() {
        return Stream.of(Arguments.of("pq.mp4", new String[] {
            "-c:v",
            "libx265",
            "-preset",
            "ultrafast",
            "-g",
            "25",
            "-x265-params",
            "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc"
        }));
    }

    private static void check(Path file, PictureTreatment treatment) {
        try (ToolRunner runner = new ToolRunner()) {
            Source source = Source.of(file);
            VideoPlan plan = plan(source, runner, treatment);
            assertThat(plan.frames()).isGreaterThan(190);
            ChunkWindow whole = new ChunkWindow(0, 0, plan.frames());
            List<String> expected = pictures(source, plan, whole);
            assertThat(expected).hasSize((int) plan.frames()).doesNotContain("");
            for (int windows : new int[] {2, 4}) {
                List<String> joined = new ArrayList<>();
                // Odd places on purpose: seams need not be at key frames.
                for (int i = 0; i < windows; i++) {
                    long from = plan.frames() * i / windows;
                    long to = plan.frames() * (i + 1) / windows;
                    joined.addAll(pictures(source, plan, new ChunkWindow(i, from, to - from)));
                }
                assertThat(joined).as(windows + " windows").isEqualTo(expected);
            }
        }
    }

    private static VideoPlan plan(Source source, ToolRunner runner, PictureTreatment treatment) {
        Cancellation never = new Cancellation();
        ProbeResult probed = new Prober(runner, ToolInventory.bundled()).probe(source, never);
        VideoStream stream = probed.video().getFirst();
        FrameIndex index = new FrameIndexer(runner, ToolInventory.bundled()).scan(source, stream, never);
        Ladder ladder = LadderPlanner.plan(
                Presets.named("short-clip"),
                stream.displayed(),
                treatment.fields().rate(index, stream.averageRate()));
        return EncodePlanner.plan(
                        source,
                        "fingerprint",
                        probed,
                        index,
                        treatment,
                        ladder,
                        new EncodeSettings(Optional.empty(), RateMode.CAPPED_CRF))
                .video()
                .orElseThrow();
    }

    /** A checksum of each picture of a window, judged against the source frame that it must be made from. */
    private static List<String> pictures(Source source, VideoPlan plan, ChunkWindow window) {
        List<String> line = new ArrayList<>(VideoChunkCommand.pictures(
                List.of(source), plan, window, List.of(every(plan.rungs().getFirst())), List.of()));
        line.addAll(List.of("-map", "[v0]", "-fps_mode", "passthrough", "-c:v", "rawvideo"));
        line.addAll(
                List.of("-stats_enc_pre:v", "pipe:1", "-stats_enc_pre_fmt:v", "shown {ptsi}", "-f", "framemd5", "-"));
        List<String> said =
                RealTools.run(RealTools.bundledFfmpeg(), line).lines().toList();
        List<String> times = said.stream()
                .filter(each -> each.startsWith("shown "))
                .map(each -> each.substring(6))
                .toList();
        long[] planned = plan.shownIn(window);
        assertThat(times).hasSize(planned.length);
        for (int i = 0; i < planned.length; i++) {
            assertThat(Long.parseLong(times.get(i)))
                    .as("source of frame " + (window.firstFrame() + i))
                    .isEqualTo(planned[i]);
        }
        return said.stream()
                .filter(each -> each.matches("0,.*[0-9a-f]{32}"))
                .map(each -> each.substring(each.lastIndexOf(',') + 1).strip())
                .toList();
    }

    /** The same rung at the full frame rate. */
    private static RungPlan every(RungPlan rung) {
        LadderRung small = rung.rung();
        return new RungPlan(
                new LadderRung(small.family(), small.size(), small.ceiling(), small.frameRate(), false),
                rung.encoderPreset(),
                rung.bitDepth(),
                rung.rateControl());
    }
}
