package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.probe.HdrMetadata;
import org.ladderworks.engine.probe.HdrMetadata.Chromaticity;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.DolbyVisionBox;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.PackageTimeline;

/** HDR sources give SDR pictures of the light that the curves of BT.2100 and BT.1886 promise. */
class HdrSourceTest {
    /** Of BT.2100: what 0, 26, 203 and 1000 cd/m2 are in PQ with ten bits of limited range. */
    private static final double[] LIGHT = {0, 26, 203, 1000};

    private static final String MASTERING =
            "master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(%d,1)";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"hdr10.mp4", "hdr10.mkv", "hdr10.ts"})
    @DisplayName("PQ patches come out as the tone curve says, tagged BT.709")
    void perceptualQuantizer(String name) {
        Path source = pq(name, MASTERING.formatted(10_000_000) + ":max-cll=1000,400");
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        assertThat(done.notes().toString()).contains("HDR (PQ) tone-mapped to SDR, BT.709, for a peak of 1000 cd/m2");
        checkPatches(done, 1000);
        assertThat(tags(done)).isEqualTo("tv,bt709,bt709,bt709");
    }

    @Test
    @DisplayName("without MaxCLL the peak is that of the mastering display, and without both 1000 cd/m2")
    void peakWithoutContentLight() {
        Path bright = pq("bright.mp4", MASTERING.formatted(40_000_000));
        checkPatches(Encodes.run(bright, folder.resolve("bright")), 4000);
        Path silent = pq("silent.mp4", "repeat-headers=1");
        checkPatches(Encodes.run(silent, folder.resolve("silent")), 1000);
    }

    @Test
    @DisplayName("HLG: 75 % of the signal is reference white")
    void hybridLogGamma() {
        Path source = MadeSource.of(
                folder.resolve("hlg.mp4"),
                "color=c=gray:s=320x180:r=25:d=1,format=yuv420p10le,lutyuv=y=721:u=512:v=512",
                MadeSource.hevc(":crf=4:" + "transfer=arib-std-b67:colormatrix=bt2020nc:colorprim=bt2020"));
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        assertThat(done.notes().toString()).contains("HDR (HLG) tone-mapped");
        assertThat(middle(done).at(0)).isCloseTo(expected(203, 1000), within(2));
        assertThat(tags(done)).isEqualTo("tv,bt709,bt709,bt709");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"told.mp4", "told.ts"})
    @DisplayName("mastering display and light levels are read from SEI messages")
    void metadata(String name) {
        HdrMetadata hdr = look(pq(name, MASTERING.formatted(10_000_000) + ":max-cll=1000,400"));
        assertThat(hdr.contentLight()).contains(new HdrMetadata.ContentLight(1000, 400));
        assertThat(hdr.masteringDisplay())
                .contains(new HdrMetadata.MasteringDisplay(
                        new Chromaticity(34_000, 16_000),
                        new Chromaticity(13_250, 34_500),
                        new Chromaticity(7_500, 3_000),
                        new Chromaticity(15_635, 16_450),
                        10_000_000,
                        1));
    }

    @Test
    @DisplayName("Dolby Vision 8.1 and 7 are taken by their base layer, and it is said")
    void dolbyVisionBaseLayer() {
        Path plain = pq("plain.mp4", "repeat-headers=1");
        Path eight = DolbyVisionBox.add(plain, folder.resolve("eight.mp4"), 8, 1);
        assertThat(look(eight).dolbyVision()).isEqualTo(Optional.of(new HdrMetadata.DolbyVision(8, 1)));
        JobOutcome.Succeeded done = Encodes.run(eight, folder.resolve("out"));
        assertThat(done.notes().toString()).contains("base layer of Dolby Vision profile 8");
        checkPatches(done, 1000);
        Path seven = DolbyVisionBox.add(plain, folder.resolve("seven.mp4"), 7, 6);
        JobOutcome.Succeeded base = Encodes.run(seven, folder.resolve("out7"));
        assertThat(base.notes().toString()).contains("base layer of Dolby Vision profile 7");
        checkPatches(base, 1000);
    }

    private Path pq(String name, String parameters) {
        StringBuilder patches =
                new StringBuilder("color=c=black:s=320x180:r=25:d=1,format=yuv420p10le,geq=cb=512:cr=512:lum='");
        for (int i = 0; i < LIGHT.length; i++) {
            patches.append("if(between(X,%d,%d),%d,".formatted(i * 80, i * 80 + 79, pqCode(LIGHT[i])));
        }
        patches.append("0").append(")".repeat(LIGHT.length)).append('\'');
        return MadeSource.of(
                folder.resolve(name),
                patches.toString(),
                MadeSource.hevc(":crf=4:" + "transfer=smpte2084:colormatrix=bt2020nc:colorprim=bt2020:" + parameters));
    }

    private static HdrMetadata look(Path source) {
        try (EncodingEngine engine = EncodingEngine.open()) {
            return engine.look(source, new Cancellation())
                    .probe()
                    .video()
                    .getFirst()
                    .hdr();
        }
    }

    private static void checkPatches(JobOutcome.Succeeded done, double peak) {
        Decode.Picture picture = middle(done);
        for (int i = 0; i < LIGHT.length; i++) {
            // Of eight columns, each patch has two: the second is free of what scaling mixes in.
            assertThat(picture.at(i * 2)).as(LIGHT[i] + " cd/m2").isCloseTo(expected(LIGHT[i], peak), within(2));
        }
    }

    /** BT.2100, table 4: the inverse EOTF of PQ, as a ten-bit code of limited range. */
    private static long pqCode(double light) {
        double y = Math.pow(light / 10_000, 2610.0 / 16_384);
        double signal = Math.pow((3424.0 / 4096 + 2413.0 / 128 * y) / (1 + 2392.0 / 128 * y), 2523.0 / 32);
        return Math.round(64 + 876 * signal);
    }

    /** Light over 203 cd/m2, bent above 0.3, through the inverse EOTF of BT.1886, as an eight-bit code. */
    private static int expected(double light, double peak) {
        double knee = 0.3;
        double most = peak / 203;
        double in = light / 203;
        double out = in;
        if (in > knee) {
            double a = -knee * knee * (most - 1) / (knee * knee - 2 * knee + most);
            double b = (knee * knee - 2 * knee * most + most) / (most - 1);
            out = (b * b + 2 * b * knee + knee * knee) / (b - a) * (in + a) / (in + b);
        }
        return (int) Math.round(16 + 219 * Math.pow(Math.clamp(out, 0, 1), 1 / 2.4));
    }

    private static Decode.Picture middle(JobOutcome.Succeeded done) {
        List<Decode.Picture> pictures = Decode.video(done.folder().resolve("master.m3u8"), 0, 8, 2);
        assertThat(pictures).hasSize(25);
        return pictures.get(12);
    }

    private static String tags(JobOutcome.Succeeded done) {
        return Decode.probe(
                        PackageTimeline.joined(
                                done.folder(), done.presentation().video().getFirst()),
                        "v",
                        "stream=color_range,color_space,color_transfer,color_primaries")
                .getFirst();
    }
}
