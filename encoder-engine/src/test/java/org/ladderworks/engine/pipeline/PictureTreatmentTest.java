package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.probe.CropBox;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.MadeSource;

/** What transparency, depth, bars and turning become in pictures; judged by another FFmpeg. */
class PictureTreatmentTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "prores.mov, yuva444p10le, prores_ks",
        "rgb.mov, argb, qtrle",
        "raw.avi, bgra, rawvideo",
        "planar.mkv, yuva420p, ffv1"
    })
    @DisplayName("white that is half transparent becomes half as bright, and it is said")
    void alphaOverBlack(String name, String pixels, String codec) {
        Path source = MadeSource.of(
                folder.resolve(name),
                "color=c=white@0.5:s=320x180:r=25:d=0.4,format=" + pixels,
                "-c:v",
                codec,
                "-pix_fmt",
                pixels);
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        // White is 235 and black 16.
        assertThat(middle(done, 2, 2).at(0)).isCloseTo(16 + 219 / 2, within(2));
        assertThat(done.notes().toString()).contains("transparent pixels are laid over black");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"yuv422p10le, 400", "yuv420p10le, 400", "yuv444p10le, 400", "yuv444p12le, 1600", "yuv422p, 100"})
    @DisplayName("deeper and less subsampled pictures keep their brightness in 4:2:0 of eight bits")
    void deeperPictures(String pixels, int luminance) {
        Path source = MadeSource.of(
                folder.resolve("deep.mkv"),
                "color=c=gray:s=320x180:r=25:d=0.4,format=%s,lutyuv=y=%d".formatted(pixels, luminance),
                "-c:v",
                "ffv1");
        assertThat(middle(Encodes.run(source, folder.resolve("out")), 2, 2).at(0))
                .isCloseTo(100, within(1));
    }

    @Test
    @DisplayName("black bars are named, and cut off only where told; what is left is the picture alone")
    void barsAreCutOffOnlyWhenTold() {
        Path source = MadeSource.of(
                folder.resolve("bars.mp4"),
                "color=c=white:s=640x272:r=25:d=1,pad=640:360:0:44:black",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p");
        JobOutcome.Succeeded kept = Encodes.run(source, folder.resolve("kept"));
        assertThat(kept.notes().toString()).contains("--crop auto` would keep 640:272:0:44");
        assertThat(middle(kept, 2, 90).at(4)).isLessThan(30);
        JobOutcome.Succeeded cut = Encodes.run(
                source, folder.resolve("cut"), Optional.empty(), "ultrafast", crop(new PictureChoice.Crop.Measured()));
        assertThat(cut.presentation().video().getFirst().displayed().toString()).isEqualTo("640x272");
        assertThat(middle(cut, 2, 68).average()).isGreaterThan(230);
    }

    @Test
    @DisplayName("a part of a turned picture is named in the picture as it is seen")
    void cropOfATurnedPicture() {
        Path plain = MadeSource.of(
                folder.resolve("plain.mp4"),
                "color=c=black:s=320x180:r=25:d=0.4,drawbox=x=0:w=160:h=180:c=white:t=fill",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p");
        Path turned = folder.resolve("turned.mp4");
        org.ladderworks.engine.testing.RealTools.run(
                org.ladderworks.engine.testing.RealTools.bundledFfmpeg(),
                List.of(
                        "-v",
                        "error",
                        "-display_rotation",
                        "-90",
                        "-i",
                        plain.toString(),
                        "-c",
                        "copy",
                        turned.toString()));
        // Turned clockwise the left half is the upper one.
        JobOutcome.Succeeded done = Encodes.run(
                turned,
                folder.resolve("out"),
                Optional.empty(),
                "ultrafast",
                crop(new PictureChoice.Crop.To(new CropBox(180, 160, 0, 0))));
        assertThat(done.presentation().video().getFirst().displayed().toString())
                .isEqualTo("180x160");
        assertThat(middle(done, 4, 4).average()).isGreaterThan(230);
    }

    @Test
    @DisplayName("a part that is not in the picture is refused")
    void cropOutside() {
        Path source = MadeSource.of(folder.resolve("a.mkv"), "color=c=gray:s=320x180:r=25:d=0.4", "-c:v", "ffv1");
        try (EncodingEngine engine = EncodingEngine.open()) {
            PictureChoice choice = crop(new PictureChoice.Crop.To(new CropBox(320, 180, 2, 0)));
            assertThatThrownBy(() -> engine.planLadder(source, List.of(), choice, new Cancellation()))
                    .isInstanceOfSatisfying(
                            UsageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USAGE))
                    .hasMessageContaining("320:180:2:0 does not lie in the picture of 320x180");
        }
    }

    private static PictureChoice crop(PictureChoice.Crop crop) {
        return new PictureChoice(false, Optional.empty(), crop);
    }

    private static Decode.Picture middle(JobOutcome.Succeeded done, int width, int height) {
        List<Decode.Picture> pictures = Decode.video(done.folder().resolve("master.m3u8"), 0, width, height);
        return pictures.get(pictures.size() / 2);
    }
}
