package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.encode.VideoChunkCommand.Output;
import org.ladderworks.engine.encode.VideoChunkCommand.Outputs;
import org.ladderworks.engine.ladder.LadderPlanner;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.overlay.DrawnText;
import org.ladderworks.engine.overlay.DrawnText.Content;
import org.ladderworks.engine.overlay.Logo;
import org.ladderworks.engine.overlay.OverlayFile;
import org.ladderworks.engine.overlay.Overlays;
import org.ladderworks.engine.overlay.Place;
import org.ladderworks.engine.overlay.Placement;
import org.ladderworks.engine.probe.FieldOrder;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.FrameIndexes;
import org.ladderworks.engine.probe.HdrMetadata;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.source.StillImage;
import org.ladderworks.engine.testing.Golden;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timecode;

/** What FFmpeg is told of overlays, and what of it is in the keys of chunks. */
class OverlayCommandLinesTest {
    private static final Source SOURCE = new Source(Path.of("/in/a.mov"), 1, FileTime.fromMillis(0));
    private static final Colour SDR = new Colour("tv", "bt709", "bt709", "bt709");
    private static final Colour HLG = new Colour("tv", "bt2020nc", "arib-std-b67", "bt2020");
    private static final FrameRate PAL = new FrameRate(25, 1);

    @Test
    @DisplayName("logo, time code and words, in a later window and a rung of half the frame rate")
    void everything() {
        VideoPlan plan = plan(SDR, new FrameRate(60_000, 1001), new Resolution(640, 360), "short-clip")
                .with(new Overlays(
                        Optional.of(logo("/kept/it's: [a]", "1".repeat(64), 0, 700)),
                        List.of(
                                text(new Content.Running(
                                        Timecode.parse("00:59:58;00").orElseThrow())),
                                text(new Content.Words(file("/w", "3".repeat(64)), 0, 1)))));
        check("video-overlays", plan, 1);
    }

    @Test
    @DisplayName("in HDR rungs white is reference white, beside SDR rungs where it is the signal's")
    void highDynamicRange() {
        VideoPlan plan = plan(HLG, PAL, new Resolution(768, 432), "short-clip,web-hdr-hevc")
                .with(new Overlays(
                        Optional.of(logo("/w", "1".repeat(64), 0, 10_000)),
                        List.of(text(new Content.Words(file("/w", "3".repeat(64)), 0, 1)))));
        check("video-overlays-hdr", plan, 0);
    }

    @Test
    @DisplayName("keys have the bytes of what is laid over the pictures, and not where it lies")
    void keys() {
        VideoPlan plan = plan(SDR, PAL, new Resolution(1280, 720), "short-clip");
        ChunkKey without = key(plan, Overlays.NONE, 0);
        Overlays here = new Overlays(
                Optional.of(logo("/here", "1".repeat(64), 0, 500)),
                List.of(text(new Content.Words(file("/here", "3".repeat(64)), 0, 1))));
        Overlays elsewhere = new Overlays(
                Optional.of(logo("/elsewhere", "1".repeat(64), 0, 500)),
                List.of(text(new Content.Words(file("/elsewhere", "3".repeat(64)), 0, 1))));
        assertThat(key(plan, here, 0)).isEqualTo(key(plan, elsewhere, 0)).isNotEqualTo(without);
        Overlays otherLogo = new Overlays(Optional.of(logo("/here", "2".repeat(64), 0, 500)), here.texts());
        Overlays otherWords =
                new Overlays(here.logo(), List.of(text(new Content.Words(file("/here", "4".repeat(64)), 0, 1))));
        assertThat(List.of(key(plan, otherLogo, 0), key(plan, otherWords, 0)))
                .doesNotContain(key(plan, here, 0))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a chunk in which the logo is not seen is the chunk without a logo")
    void unseenLogoCostsNothing() {
        VideoPlan plan = plan(SDR, PAL, new Resolution(1280, 720), "short-clip");
        long second = plan.windows().get(1).firstFrame();
        Overlays atFirst = new Overlays(Optional.of(logo("/w", "1".repeat(64), 0, second)), List.of());
        assertThat(key(plan, atFirst, 0)).isNotEqualTo(key(plan, Overlays.NONE, 0));
        assertThat(key(plan, atFirst, 1)).isEqualTo(key(plan, Overlays.NONE, 1));
        Overlays later = new Overlays(Optional.of(logo("/w", "1".repeat(64), 0, second + 1)), List.of());
        assertThat(key(plan, later, 1)).isNotEqualTo(key(plan, Overlays.NONE, 1));
    }

    private static ChunkKey key(VideoPlan plan, Overlays overlays, int window) {
        VideoPlan laid = plan.with(overlays);
        return PlanKeys.of(
                new EncodePlan(SOURCE, "fingerprint", Optional.of(laid), List.of()),
                laid,
                laid.windows().get(window),
                laid.rungs().getFirst(),
                "ffmpeg 8");
    }

    private static OverlayFile file(String folder, String sha256) {
        return new OverlayFile(Path.of(folder, sha256 + ".bin"), sha256);
    }

    private static Logo logo(String folder, String sha256, long first, long end) {
        return new Logo(
                file(folder, sha256),
                StillImage.Kind.PNG,
                new Placement(Place.TOP_RIGHT, new BigDecimal(5), BigDecimal.TEN),
                new BigDecimal("0.8"),
                first,
                end);
    }

    private static DrawnText text(Content content) {
        return new DrawnText(
                content,
                file("/w", "f".repeat(64)),
                new Placement(Place.BOTTOM, new BigDecimal("2.5"), new BigDecimal(5)),
                new BigDecimal("6.7"),
                BigDecimal.ONE,
                true);
    }

    private static void check(String name, VideoPlan plan, int window) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < plan.rungs().size(); i++) {
            outputs.add(new Output(
                    plan.rungs().get(i), Path.of("/out/" + i + ".part"), Path.of("/out/" + i + ".part.frames")));
        }
        List<String> line = VideoChunkCommand.arguments(
                List.of(SOURCE), plan, plan.windows().get(window), Outputs.of(outputs));
        Golden.check("command/" + name + ".txt", String.join("\n", line) + "\n");
    }

    /** Twenty seconds. */
    private static VideoPlan plan(Colour colour, FrameRate rate, Resolution size, String presets) {
        FrameIndex index = FrameIndexes.constant(rate, (int) (20 * rate.approximate()), (int) rate.approximate());
        VideoStream stream = VideoStreams.of(
                "hevc",
                colour.isHighDynamicRange() ? "yuv420p10le" : "yuv420p",
                size,
                rate,
                index,
                colour,
                FieldOrder.PROGRESSIVE,
                HdrMetadata.NONE);
        ProbeResult probed = new ProbeResult("mov", Optional.empty(), List.of(stream), List.of(), List.of());
        Optional<ToneMap> toneMap =
                colour.isHighDynamicRange() ? Optional.of(ToneMap.of(colour, HdrMetadata.NONE)) : Optional.empty();
        return EncodePlanner.plan(
                        SOURCE,
                        "fingerprint",
                        probed,
                        index,
                        new PictureTreatment(new FieldTreatment.Progressive(), Optional.empty(), toneMap, false),
                        LadderPlanner.plan(Presets.allNamed(presets), stream.displayed(), rate),
                        EncodeSettings.standard())
                .video()
                .orElseThrow();
    }
}
