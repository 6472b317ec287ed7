package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.NumberedFrames;
import org.ladderworks.engine.testing.RealTools;

/** Target bit rates, over a title whose first half is quiet and whose second is busy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateModesTest {
    private static final int FRAMES = 500;

    @TempDir
    static Path folder;

    private Path source = Path.of("unset");

    @BeforeAll
    void make() {
        // Points that are named, and noise on one thread: FFmpeg draws the points anew each time, and threads race for
        // noise.
        source = make(
                "source.mp4",
                "gradients=s=640x360:r=25:d=20:speed=0.01:n=2:x0=40:y0=20:x1=600:y1=340:c0=navy:c1=orange,"
                        + "noise=alls=24:allf=t:threads=1:enable='gte(t,10)',format=yuv420p");
    }

    private static Path make(String name, String pictures) {
        Path file = folder.resolve(name);
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                pictures,
                "-frames:v",
                Integer.toString(FRAMES),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "12",
                "-g",
                "25",
                file.toString()));
        return file;
    }

    @ParameterizedTest
    @EnumSource(
            value = RateMode.class,
            names = {"TARGET_BITRATE", "TWO_PASS"})
    @DisplayName(
            "PR-3 the average is met to within a tenth, and the quiet half leaves its bits to the busy one; PR-4 the joined"
                    + " chunks fit the cap")
    void pr3BitsGoWhereTheyAreNeeded(RateMode mode) throws IOException {
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve(mode.name()), "short-clip", mode);
        PackagedTrack.Video rung = done.presentation().video().getFirst();
        double wanted = rung.ceiling().orElseThrow().bitsPerSecond();
        assertThat(SegmentBitrates.of(rung).average().bitsPerSecond() / wanted).isCloseTo(1, within(0.1));
        double quiet = perTick(rung.segments().getFirst());
        double busy = perTick(rung.segments().getLast());
        // Nine tenths of the cap are 1.35 times the average, and leave the quiet half 0.65 of it.
        assertThat(busy / quiet).isBetween(1.5, 2.5);
        assertThat(rung.frames()).isEqualTo(FRAMES);
        double cap = wanted * 1.5;
        assertThat(LeakyBucket.fullest(done.folder(), rung, cap) / cap).isBetween(0.05, 1.5);
        try (Stream<Path> store = Files.list(folder.resolve(mode.name() + ".work/chunks"))) {
            assertThat(store.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.matches("[0-9a-f]{64}\\.(mp4|json)"));
        }
    }

    @Test
    @DisplayName("PR-3 PR-4 joined chunks of HEVC and AV1 meet their average and fit their cap, as those of H.264 do")
    void pr4NewerCodecsFitTheCap() {
        encodeNewerCodecs(RateMode.TARGET_BITRATE);
    }

    @Tag("soak")
    @Test
    @DisplayName("PR-4 so they fit their cap where a quality is asked for")
    void pr4NewerCodecsOfAQualityFitTheCap() {
        encodeNewerCodecs(RateMode.CAPPED_CRF);
    }

    private void encodeNewerCodecs(RateMode mode) {
        JobOutcome.Succeeded done =
                Encodes.run(source, folder.resolve("newer-" + mode.name()), "web-hevc,web-av1", mode);
        assertThat(done.presentation().video()).hasSize(2);
        for (PackagedTrack.Video rung : done.presentation().video()) {
            double wanted = rung.ceiling().orElseThrow().bitsPerSecond();
            double average = SegmentBitrates.of(rung).average().bitsPerSecond() / wanted;
            double cap = wanted * 1.5;
            double fullest = LeakyBucket.fullest(done.folder(), rung, cap) / cap;
            // SVT-AV1 has no model of a buffer: it steers towards the cap and may pass it for a second (decision 0010).
            double most = rung.family().codec() == VideoCodec.AV1 ? 2.5 : 1.5;
            assertThat(fullest).as("%s, average %.3f", rung.path(), average).isBetween(0.05, most);
            assertThat(average).as(rung.path()).isLessThan(1.1);
            if (mode == RateMode.TARGET_BITRATE) {
                assertThat(average).as(rung.path()).isGreaterThan(0.9);
            }
        }
    }

    @Test
    @DisplayName(
            "PR-4 a constant bit rate is that of every segment, and a buffer of a second and a half is never overrun")
    void pr4ConstantIsConstant() throws IOException {
        Path noise = make(
                "noise.mp4",
                "testsrc2=s=640x360:r=25:d=20,noise=alls=8:allf=t:threads=1,noise=alls=24:allf=t:threads=1:enable='gte(t,10)',format=yuv420p");
        JobOutcome.Succeeded done =
                Encodes.run(noise, folder.resolve("constant"), "short-clip,web-hevc", RateMode.CONSTANT);
        assertThat(done.presentation().video()).hasSizeGreaterThan(1);
        for (PackagedTrack.Video rung : done.presentation().video()) {
            double wanted = rung.ceiling().orElseThrow().bitsPerSecond();
            for (PackagedSegment segment : rung.segments()) {
                double rate = segment.bytes() * 8.0 * rung.timescale().ticksPerSecond() / segment.duration();
                assertThat(rate / wanted).as(rung.path()).isBetween(0.85, 1.15);
            }
            assertThat(LeakyBucket.fullest(done.folder(), rung, wanted) / wanted)
                    .as(rung.path())
                    .isBetween(0.05, 1.5);
        }
    }

    @Test
    @DisplayName("AV1 is not made at a constant bit rate, and it is said why")
    void constantIsNotOfAv1() {
        assertThatThrownBy(() -> Encodes.run(source, folder.resolve("av1"), "web-av1", RateMode.CONSTANT))
                .hasMessageContaining("AV1 cannot be encoded at a constant bit rate");
    }

    @Test
    @DisplayName("two passes give the same bytes every time, in H.264 and in HEVC, and every frame once")
    void twoPassesAreRepeatable() throws IOException {
        String pictures = NumberedFrames.lavfi("25", 310) + ",scale=832:468:flags=neighbor";
        Path numbered = NumberedFrames.make(folder.resolve("a colon: and 'quotes'.mp4"), pictures, "-g", "25");
        Path first = Encodes.run(numbered, folder.resolve("it's: one"), "short-clip,web-hevc", RateMode.TWO_PASS)
                .folder();
        JobOutcome.Succeeded second =
                Encodes.run(numbered, folder.resolve("two"), "short-clip,web-hevc", RateMode.TWO_PASS);
        for (PackagedTrack.Video rung : second.presentation().video()) {
            Path playlist = Path.of(rung.path()).resolve("playlist.m3u8");
            assertThat(NumberedFrames.read(second.folder().resolve(playlist), 0))
                    .as(rung.path())
                    .isEqualTo(IntStream.range(0, 310).boxed().toList());
            for (int i = 0; i < rung.segments().size(); i++) {
                Path segment = Path.of(rung.path(), rung.segments().get(i).fileName());
                assertThat(Files.mismatch(
                                first.resolve(segment), second.folder().resolve(segment)))
                        .as(segment.toString())
                        .isEqualTo(-1);
            }
        }
    }

    private static double perTick(PackagedSegment segment) {
        return (double) segment.bytes() / segment.duration();
    }
}
