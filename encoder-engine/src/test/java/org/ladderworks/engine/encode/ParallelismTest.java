package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.ladder.LadderPlanner;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.probe.FieldOrder;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.FrameIndexes;
import org.ladderworks.engine.probe.HdrMetadata;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** How many windows are encoded at once. */
class ParallelismTest {
    private static final long GIB = 1L << 30;
    private static final FrameRate PAL = new FrameRate(25, 1);
    private static final Resolution HD = new Resolution(1920, 1080);
    private static final Resolution UHD = new Resolution(3840, 2160);

    @Test
    @DisplayName("as many as there are cores where memory allows, fewer where it does not, and one at least")
    void coresAndMemory() {
        Optional<VideoPlan> title = plan(HD, "yuv420p", "web-h264");
        assertThat(Parallelism.choose(title, 8, 64 * GIB).workers()).isEqualTo(8);
        assertThat(Parallelism.choose(title, 8, 4 * GIB).workers()).isBetween(2, 4);
        assertThat(Parallelism.choose(title, 8, GIB / 4).workers()).isEqualTo(1);
        assertThat(Parallelism.choose(title, 1, 64 * GIB).workers()).isEqualTo(1);
        assertThat(Parallelism.choose(Optional.empty(), 4, GIB).workers()).isEqualTo(4);
    }

    @Test
    @DisplayName("a larger source, deeper samples and costlier codecs take more memory: at least what was measured")
    void whatTakesMemory() {
        // Resident: 860 MB for web-h264 from 1080p, 1144 MiB from 2160p of ten bits.
        long fromHd = each(HD, "yuv420p", "web-h264");
        assertThat(fromHd).isBetween(860L << 20, 1200L << 20);
        assertThat(each(UHD, "yuv420p10le", "web-h264")).isBetween(1144L << 20, 1600L << 20);
        assertThat(each(UHD, "yuv420p", "web-h264")).isBetween(fromHd + 1, each(UHD, "yuv420p10le", "web-h264") - 1);
        assertThat(each(HD, "yuv420p", "web-h264,web-av1")).isGreaterThan(fromHd);
    }

    private static long each(Resolution size, String pixelFormat, String presets) {
        return Parallelism.choose(plan(size, pixelFormat, presets), 2, 64 * GIB).memoryEach();
    }

    private static Optional<VideoPlan> plan(Resolution size, String pixelFormat, String presets) {
        FrameIndex index = FrameIndexes.constant(PAL, 500, 25);
        Colour colour = new Colour("tv", "bt709", "bt709", "bt709");
        VideoStream stream = VideoStreams.of(
                "hevc", pixelFormat, size, PAL, index, colour, FieldOrder.PROGRESSIVE, HdrMetadata.NONE);
        return EncodePlanner.plan(
                        new Source(Path.of("/in/a.mov"), 1, FileTime.fromMillis(0)),
                        "fingerprint",
                        new ProbeResult("mov", Optional.empty(), List.of(stream), List.of(), List.of()),
                        index,
                        PictureTreatment.NONE,
                        LadderPlanner.plan(Presets.allNamed(presets), stream.displayed(), PAL),
                        EncodeSettings.standard())
                .video();
    }
}
