package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.encode.VideoChunkCommand.Output;
import org.ladderworks.engine.encode.VideoChunkCommand.Outputs;
import org.ladderworks.engine.ladder.LadderPlanner;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.probe.FieldOrder;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.FrameIndexes;
import org.ladderworks.engine.probe.HdrMetadata;
import org.ladderworks.engine.probe.HdrMetadata.Chromaticity;
import org.ladderworks.engine.probe.HdrMetadata.ContentLight;
import org.ladderworks.engine.probe.HdrMetadata.MasteringDisplay;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.testing.Golden;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** What FFmpeg is told of HDR sources, argument by argument. */
class HdrCommandLinesTest {
    private static final Source SOURCE = new Source(Path.of("/in/a source.mov"), 1, FileTime.fromMillis(0));
    private static final FrameRate PAL = new FrameRate(25, 1);
    private static final Colour PQ = new Colour("tv", "bt2020nc", "smpte2084", "bt2020", "topleft");
    private static final Colour HLG = new Colour("tv", "", "arib-std-b67", "");
    private static final HdrMetadata GRADED = new HdrMetadata(
            Optional.of(new MasteringDisplay(
                    new Chromaticity(34_000, 16_000),
                    new Chromaticity(13_250, 34_500),
                    new Chromaticity(7_500, 3_000),
                    new Chromaticity(15_635, 16_450),
                    10_000_000,
                    50)),
            Optional.of(new ContentLight(1000, 400)),
            Optional.empty());

    @Test
    @DisplayName("one decode feeds HDR rungs as they are and SDR rungs through the tone map")
    void besideSdr() {
        VideoPlan plan = plan("yuv420p10le", new Resolution(1280, 720), PQ, GRADED, "short-clip,web-hdr-hevc");
        Assertions.assertThat(plan.rungs()).hasSize(5);
        check("video-hdr-beside-sdr", plan, plan.rungs());
    }

    @Test
    @DisplayName("small HDR rungs of a 2160p source are scaled from its half, SDR rungs from what is tone-mapped")
    void largePictures() {
        VideoPlan plan = plan("yuv420p10le", new Resolution(3840, 2160), PQ, GRADED, "web-h264,web-hdr-hevc");
        check("video-hdr-2160p", plan, plan.rungs());
    }

    @Test
    @DisplayName("HLG of a source that says no more keeps no metadata, and odd pictures are scaled by the other scaler")
    void hybridLogGamma() {
        VideoPlan plan = plan("yuv444p12le", new Resolution(769, 433), HLG, HdrMetadata.NONE, "web-hdr-av1");
        check("video-hdr-hlg-av1", plan, plan.rungs());
    }

    @Test
    @DisplayName("a master in P3 primaries is brought to BT.2020, and SVT-AV1 gets the metadata as decimals")
    void p3Master() {
        Colour p3 = new Colour("pc", "bt709", "smpte2084", "smpte432");
        VideoPlan plan = plan("yuv422p10le", new Resolution(768, 432), p3, GRADED, "web-hdr-av1");
        check("video-hdr-p3-av1", plan, plan.rungs());
    }

    @Test
    @DisplayName("a chunk of an SDR rung has the same key with HDR rungs beside it and without")
    void keysAreOfTheRungAlone() {
        VideoPlan alone = plan("yuv420p10le", new Resolution(1280, 720), PQ, GRADED, "short-clip");
        VideoPlan beside = plan("yuv420p10le", new Resolution(1280, 720), PQ, GRADED, "short-clip,web-hdr-hevc");
        Assertions.assertThat(beside.rungs()).hasSizeGreaterThan(alone.rungs().size());
        for (int i = 0; i < alone.rungs().size(); i++) {
            Assertions.assertThat(key(beside, i)).isEqualTo(key(alone, i));
        }
        VideoPlan brighter =
                plan("yuv420p10le", new Resolution(1280, 720), PQ, HdrMetadata.NONE, "short-clip,web-hdr-hevc");
        int hdr = alone.rungs().size();
        Assertions.assertThat(key(brighter, hdr)).isNotEqualTo(key(beside, hdr));
    }

    private static ChunkKey key(VideoPlan plan, int rung) {
        return PlanKeys.of(
                new EncodePlan(SOURCE, "fingerprint", Optional.of(plan), List.of()),
                plan,
                plan.windows().getFirst(),
                plan.rungs().get(rung),
                "ffmpeg 8");
    }

    private static void check(String name, VideoPlan plan, List<RungPlan> rungs) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < rungs.size(); i++) {
            outputs.add(
                    new Output(rungs.get(i), Path.of("/out/" + i + ".part"), Path.of("/out/" + i + ".part.frames")));
        }
        List<String> line = VideoChunkCommand.arguments(
                List.of(SOURCE), plan, plan.windows().getFirst(), Outputs.of(outputs));
        Golden.check("command/" + name + ".txt", String.join("\n", line) + "\n");
    }

    private static VideoPlan plan(String format, Resolution size, Colour colour, HdrMetadata hdr, String presets) {
        FrameIndex index = FrameIndexes.constant(PAL, 500, 25);
        VideoStream stream = VideoStreams.of("hevc", format, size, PAL, index, colour, FieldOrder.PROGRESSIVE, hdr);
        ProbeResult probed = new ProbeResult("mov", Optional.empty(), List.of(stream), List.of(), List.of());
        PictureTreatment treatment = new PictureTreatment(
                new FieldTreatment.Progressive(), Optional.empty(), Optional.of(ToneMap.of(colour, hdr)), false);
        return EncodePlanner.plan(
                        SOURCE,
                        "fingerprint",
                        probed,
                        index,
                        treatment,
                        LadderPlanner.plan(Presets.allNamed(presets), stream.displayed(), PAL),
                        EncodeSettings.standard())
                .video()
                .orElseThrow();
    }
}
