package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.testing.LipSync;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.NumberedFrames;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.FrameRate;

/** Numbered images become a title of exactly these frames; what is wrong with them is named. */
class ImageSequenceTest {
    private static final FrameRate FILM = new FrameRate(24, 1);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "fr_%05d.png, rgb24, fr_%05d.png",
        "fr_%04d.png, rgb48be, '*.png'",
        "fr.%d.jpg, yuvj444p, ''",
        "%03d.tif, rgb48le, %03d.tif",
        "fr_%05d.tiff, rgb24, 'fr_*.tiff'",
        "fr_%05d.dpx, gbrp10le, fr_%05d.dpx",
        "fr_%05d.dpx, gbrp12le, ''",
        "fr_%05d.exr, gbrpf32le, fr_%05d.exr"
    })
    @DisplayName("each image is a frame, in the order of the numbers, in 8 to 16 bits and more")
    void everyFormat(String names, String pixels, String meant) throws IOException {
        Path shots = Files.createDirectory(folder.resolve("100% shots"));
        images(shots, names, 995, 30, "format=" + pixels);
        JobOutcome.Succeeded done = encode(new ClipSpec(
                meant.isEmpty() ? shots : shots.resolve(meant), Trim.NONE, Optional.of(FILM), Optional.empty()));
        assertThat(NumberedFrames.read(video(done), 0))
                .isEqualTo(IntStream.range(0, 30).boxed().toList());
        assertThat(done.presentation().video().getFirst().frameRate()).isEqualTo(FILM);
    }

    @Test
    @DisplayName("a piece of a long sequence over several windows is cut on exact frames")
    void piece() throws IOException {
        images(folder, "fr_%05d.jpg", 1, 330, "format=yuvj420p");
        JobOutcome.Succeeded done = encode(new ClipSpec(
                folder.resolve("fr_%05d.jpg"),
                new Trim(Optional.of(CutPoint.parse("00:00:00:10")), Optional.empty(), Optional.empty()),
                Optional.of(FILM),
                Optional.empty()));
        assertThat(NumberedFrames.read(video(done), 0))
                .isEqualTo(IntStream.range(10, 330).boxed().toList());
    }

    @Test
    @DisplayName("the colours of OpenEXR's linear light are those of the same picture as PNG")
    void linearLight() throws IOException {
        Path png = Files.createDirectory(folder.resolve("png"));
        Path exr = Files.createDirectory(folder.resolve("exr"));
        // 18 % of light is 0.409 of a BT.709 signal.
        MadeSource.of(png.resolve("f%d.png"), "color=c=0x686868:s=64x64:r=24,trim=end_frame=12,format=rgb24");
        MadeSource.of(
                exr.resolve("f%d.exr"), "color=c=0x2e2e2e:s=64x64:r=24,trim=end_frame=12,format=gbrp,format=gbrpf32le");
        double wanted = brightness(png);
        assertThat(wanted).isBetween(100.0, 110.0);
        assertThat(brightness(exr)).isCloseTo(wanted, within(2.0));
    }

    private double brightness(Path images) {
        JobOutcome.Succeeded done = Encodes.run(
                List.of(new ClipSpec(images, Trim.NONE, Optional.of(FILM), Optional.empty())),
                folder.resolve("out-" + images.getFileName()),
                PictureChoice.standard());
        return Decode.video(video(done), 0, 4, 4).get(6).average();
    }

    @Test
    @DisplayName("PR-38 sound from a file beside is in sync, also in a piece, and takes the place of a source's own")
    void soundBeside() {
        FlashAndBeep made = FlashAndBeep.at("24").seconds(5);
        Path source = made.with("-c:a", "pcm_s16le").make(folder.resolve("source.mkv"));
        Path sound = folder.resolve("sound.wav");
        ffmpeg("-i", source.toString(), "-vn", "-c:a", "pcm_s16le", sound.toString());
        Path shots = folder.resolve("shot%03d.png");
        ffmpeg("-i", source.toString(), "-an", "-start_number", "7", shots.toString());
        Path muted = FlashAndBeep.at("24").seconds(5).with("-af", "volume=0").make(folder.resolve("muted.mp4"));
        for (Path pictures : List.of(shots, muted)) {
            for (String from : List.of("0", "1.5")) {
                JobOutcome.Succeeded done = Encodes.run(
                        List.of(new ClipSpec(
                                pictures,
                                new Trim(Optional.of(CutPoint.parse(from)), Optional.empty(), Optional.empty()),
                                pictures.equals(shots) ? Optional.of(FILM) : Optional.empty(),
                                Optional.of(sound))),
                        folder.resolve(
                                "out " + pictures.getFileName().toString().replace("%", "") + from),
                        PictureChoice.standard());
                List<Double> offsets = LipSync.offsets(
                        Decode.video(video(done), 0, 16, 8),
                        Decode.audio(done.folder().resolve("master.m3u8"), 0),
                        made.periodSeconds());
                assertThat(offsets).hasSizeGreaterThanOrEqualTo(3);
                assertThat(offsets).allSatisfy(offset -> assertThat(offset).isCloseTo(0, within(0.002)));
            }
        }
    }

    @Test
    @DisplayName("images and a file are joined")
    void joinedWithAFile() throws IOException {
        images(folder, "fr_%05d.png", 0, 10, "format=rgb24");
        Path file = NumberedFrames.make(folder.resolve("end%d.mp4"), NumberedFrames.lavfi("24", 12));
        JobOutcome.Succeeded done = Encodes.run(
                List.of(
                        new ClipSpec(folder.resolve("fr_*.png"), Trim.NONE, Optional.of(FILM), Optional.empty()),
                        new ClipSpec(file, Trim.NONE, Optional.of(FILM), Optional.empty())),
                folder.resolve("out"),
                PictureChoice.standard());
        assertThat(NumberedFrames.read(video(done), 0))
                .isEqualTo(IntStream.concat(IntStream.range(0, 10), IntStream.range(0, 12))
                        .boxed()
                        .toList());
    }

    @Test
    @DisplayName("gaps, other sizes, several sequences, a missing rate and images that are none are named")
    void refused() throws IOException {
        images(folder, "fr_%05d.png", 1, 8, "format=rgb24");
        Path pattern = folder.resolve("fr_%05d.png");
        fails(pattern, Optional.empty(), ErrorCode.FRAME_RATE_MISSING, "--frame-rate");
        fails(folder.resolve("other_%05d.png"), Optional.of(FILM), ErrorCode.SOURCE_NOT_FOUND, "other_%05d.png");
        fails(folder.resolve("fr_%03d.jpg"), Optional.of(FILM), ErrorCode.SOURCE_NOT_FOUND, "fr_%03d.jpg");
        Path third = folder.resolve("fr_00003.png");
        byte[] kept = Files.readAllBytes(third);
        Files.delete(third);
        fails(pattern, Optional.of(FILM), ErrorCode.SOURCE_IMAGE_MISSING, "fr_00003.png is missing");
        MadeSource.of(third, "color=c=black:s=162x96:r=24,trim=end_frame=1,format=rgb24");
        fails(pattern, Optional.of(FILM), ErrorCode.SOURCE_IMAGES_DIFFER, "fr_00003.png is 162x96");
        Files.writeString(third, "no image at all");
        fails(pattern, Optional.of(FILM), ErrorCode.SOURCE_NOT_MEDIA, "fr_00003.png");
        Files.write(third, new byte[0]);
        fails(pattern, Optional.of(FILM), ErrorCode.SOURCE_EMPTY, "fr_00003.png");
        Files.write(third, kept);
        Files.write(folder.resolve("fr_3.png"), kept);
        fails(folder, Optional.of(FILM), ErrorCode.SOURCE_IMAGE_MISSING, "same number");
        Files.move(folder.resolve("fr_3.png"), folder.resolve("b_3.png"));
        fails(folder, Optional.of(FILM), ErrorCode.BAD_USAGE, "several sequences");
        fails(folder.resolve("b_3.png"), Optional.of(FILM), ErrorCode.SOURCE_NOT_MEDIA, "b_3.png");
    }

    @Test
    @DisplayName("an image that is cut short fails the job as damaged")
    void damaged() throws IOException {
        images(folder, "fr_%05d.png", 1, 8, "format=rgb24,noise=alls=90:allf=t:threads=1");
        Path image = folder.resolve("fr_00004.png");
        byte[] whole = Files.readAllBytes(image);
        Files.write(image, java.util.Arrays.copyOf(whole, whole.length / 2));
        fails(folder.resolve("fr_%05d.png"), Optional.of(FILM), ErrorCode.SOURCE_DAMAGED, "fr_%05d.png");
    }

    private void fails(Path source, Optional<FrameRate> rate, ErrorCode code, String words) {
        JobSpec job = JobSpec.of(
                        List.of(new ClipSpec(source, Trim.NONE, rate, Optional.empty())),
                        folder.resolve("out"),
                        WorkFolder.unlimited(folder.resolve("work")))
                .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                .with(new Effort(2, false));
        try (EncodingEngine engine = EncodingEngine.open()) {
            assertThat(engine.run(job, _ -> {}, new Cancellation()))
                    .isInstanceOfSatisfying(JobOutcome.Failed.class, failed -> {
                        assertThat(failed.error().code()).isEqualTo(code);
                        assertThat(failed.error().getMessage() + failed.error().remedy())
                                .contains(words);
                    });
        }
    }

    private static void images(Path folder, String names, int first, int count, String filter) {
        List<String> line = new java.util.ArrayList<>(List.of("-v", "error", "-f", "lavfi", "-i"));
        line.add(NumberedFrames.lavfi("24", count) + "," + filter);
        line.addAll(List.of("-start_number", Integer.toString(first)));
        line.add(folder.toString().replace("%", "%%") + "/" + names);
        RealTools.run(RealTools.bundledFfmpeg(), line);
    }

    private static void ffmpeg(String... arguments) {
        List<String> line = new java.util.ArrayList<>(List.of("-v", "error"));
        line.addAll(List.of(arguments));
        RealTools.run(RealTools.bundledFfmpeg(), line);
    }

    private JobOutcome.Succeeded encode(ClipSpec clip) {
        return Encodes.run(List.of(clip), folder.resolve("out"), PictureChoice.standard());
    }

    private static Path video(JobOutcome.Succeeded done) {
        PackagedTrack.Video rung = done.presentation().video().getFirst();
        return PackageTimeline.joined(done.folder(), rung);
    }
}
