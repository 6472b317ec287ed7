package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.probe.CropBox;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.DeepPictures;
import org.ladderworks.engine.testing.DolbyVisionBox;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.HdrSources;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.RealTools;

/** HDR sources of other kinds: what is done to their pictures leaves the signal alone. */
class HdrPicturesTest {
    private static final String CLIP = "testsrc2=s=320x180:r=25:d=1";
    private static final String[] LOSSLESS = {"-c:v", "ffv1"};

    @TempDir
    Path folder;

    @Test
    @DisplayName("PR-6 PR-35 HLG stays HLG, without metadata that the source does not have")
    void hybridLogGamma() throws IOException {
        Path source = HdrSources.hlg(folder.resolve("hlg.mp4"), CLIP);
        JobOutcome.Succeeded done = encode(source, "web-hdr-hevc", PictureChoice.standard());
        PackagedTrack.Video track = done.presentation().video().getFirst();
        assertThat(tags(done)).isEqualTo("tv,bt2020nc,arib-std-b67,bt2020");
        String init =
                Files.readString(done.folder().resolve(track.path()).resolve("init.mp4"), StandardCharsets.ISO_8859_1);
        assertThat(init).contains("iso6cmfcclg1").doesNotContain("mdcv").doesNotContain("clli");
        assertThat(Files.readString(done.folder().resolve("master.m3u8"))).contains("VIDEO-RANGE=HLG");
        assertThat(done.notes())
                .contains(
                        "HDR (HLG) kept in HEVC, without mastering display and light levels, as the source tells none",
                        "no SDR beside the HDR: add a preset such as web-h264 for players without HDR (HLS authoring"
                                + " 1.24)");
        checkLevels(DeepPictures.of(source, 320, 180, ""), pictures(done, 320, 180));
    }

    @Test
    @DisplayName("odd sizes, 4:4:4 and twelve bits are brought to even ones, 4:2:0 and ten, at the same levels")
    void oddAndDeep() {
        Path source = lossless(
                "odd.mkv",
                "testsrc2=s=321x181:r=25:d=1,format=yuv444p12le",
                HdrSources.tags("smpte2084", "bt2020nc", "bt2020"));
        JobOutcome.Succeeded done = encode(source, "web-hdr-av1", PictureChoice.standard());
        assertThat(tags(done)).isEqualTo("tv,bt2020nc,smpte2084,bt2020");
        DeepPictures before = DeepPictures.of(source, 320, 180, "scale=320:180:flags=bicubic");
        checkLevels(before, pictures(done, 320, 180));
    }

    @Test
    @DisplayName("4:2:2 of full range becomes limited range")
    void fullRange() {
        String full = HdrSources.tags("smpte2084", "bt2020nc", "bt2020").replace("range=tv", "range=pc");
        Path source = MadeSource.of(
                folder.resolve("full.mp4"),
                CLIP + ",scale=out_range=pc,format=yuv422p10le," + full,
                MadeSource.hevc(":crf=4"));
        assertThat(Decode.probe(source, "v", "stream=color_range")).containsExactly("pc");
        JobOutcome.Succeeded done = encode(source, "web-hdr-hevc", PictureChoice.standard());
        assertThat(tags(done)).isEqualTo("tv,bt2020nc,smpte2084,bt2020");
        DeepPictures before = DeepPictures.of(source, 320, 180, "zscale=rin=pc:r=tv");
        checkLevels(before, pictures(done, 320, 180));
    }

    @Test
    @DisplayName("turned and cropped as SDR is")
    void turnedAndCropped() {
        Path plain = HdrSources.pq(folder.resolve("plain.mp4"), CLIP);
        Path source = folder.resolve("turned.mp4");
        RealTools.ffmpeg(List.of("-display_rotation", "90", "-i", plain.toString(), "-c", "copy", source.toString()));
        PictureChoice choice =
                new PictureChoice(false, Optional.empty(), new PictureChoice.Crop.To(new CropBox(160, 240, 10, 40)));
        JobOutcome.Succeeded done = encode(source, "web-hdr-hevc", choice);
        assertThat(tags(done)).isEqualTo("tv,bt2020nc,smpte2084,bt2020");
        DeepPictures before = DeepPictures.of(source, 160, 240, "crop=160:240:10:40");
        checkLevels(before, pictures(done, 160, 240));
    }

    @Test
    @DisplayName("a master in P3 becomes BT.2020: grey stays, red moves to where BT.2020 has it")
    void p3Master() {
        String tags = HdrSources.tags("smpte2084", "bt2020nc", "smpte432");
        JobOutcome.Succeeded grey =
                encode(lossless("grey.mkv", patch(600, 512, 512), tags), "web-hdr-hevc", PictureChoice.standard());
        assertThat(tags(grey)).isEqualTo("tv,bt2020nc,smpte2084,bt2020");
        DeepPictures pictures = pictures(grey, 320, 180);
        assertThat(pictures.mean(0)).isCloseTo(600, within(1.0));
        assertThat(pictures.mean(1)).isCloseTo(512, within(1.0));
        assertThat(pictures.mean(2)).isCloseTo(512, within(1.0));
        Path red = lossless("red.mkv", patch(400, 450, 700), tags);
        DeepPictures delivered = pictures(encode(red, "web-hdr-hevc", PictureChoice.standard()), 320, 180);
        DeepPictures expected = DeepPictures.of(
                red, 320, 180, "zscale=tin=smpte2084:pin=smpte432:min=2020_ncl:t=smpte2084:p=2020:m=2020_ncl");
        for (int plane = 0; plane < 3; plane++) {
            assertThat(delivered.mean(plane)).isCloseTo(expected.mean(plane), within(2.0));
        }
        assertThat(Math.abs(delivered.mean(2) - 700)).isGreaterThan(5);
    }

    @Test
    @DisplayName("of Dolby Vision the base layer is kept as HDR10, and it is said that the rest is left out")
    void dolbyVision() {
        Path plain = HdrSources.pq(folder.resolve("base.mp4"), CLIP);
        Path eight = DolbyVisionBox.add(plain, folder.resolve("eight.mp4"), 8, 1);
        JobOutcome.Succeeded done = encode(eight, "web-hdr-hevc", PictureChoice.standard());
        assertThat(tags(done)).isEqualTo("tv,bt2020nc,smpte2084,bt2020");
        assertThat(done.notes())
                .contains(
                        "HDR (PQ, base layer of Dolby Vision profile 8) kept in HEVC, with mastering display and light"
                                + " levels",
                        "dynamic metadata (Dolby Vision) left out: the HDR is static");
        assertThat(done.presentation().video().getFirst().codecs()).startsWith("hvc1.");
    }

    private JobOutcome.Succeeded encode(Path source, String preset, PictureChoice choice) {
        return Encodes.run(
                source, folder.resolve("out of " + source.getFileName()), Optional.of(preset), "superfast", choice);
    }

    private Path lossless(String name, String pictures, String tags) {
        return MadeSource.of(folder.resolve(name), pictures + "," + tags, LOSSLESS);
    }

    private static String patch(int luma, int blue, int red) {
        return "color=c=black:s=320x180:r=25:d=1,format=yuv444p10le,lutyuv=y=%d:u=%d:v=%d".formatted(luma, blue, red);
    }

    private static void checkLevels(DeepPictures before, DeepPictures after) {
        assertThat(after.count()).isEqualTo(25);
        DeepPictures.Difference difference = before.to(after);
        assertThat(difference.offset()).isCloseTo(0, within(1.0));
        assertThat(difference.psnr()).isGreaterThan(28);
    }

    private static DeepPictures pictures(JobOutcome.Succeeded done, int width, int height) {
        return DeepPictures.of(
                PackageTimeline.joined(
                        done.folder(), done.presentation().video().getFirst()),
                width,
                height,
                "");
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
