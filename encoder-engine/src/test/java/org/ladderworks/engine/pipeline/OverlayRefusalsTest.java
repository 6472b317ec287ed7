package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.overlay.Place;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.Laid;
import org.ladderworks.engine.testing.RealTools;

/** What cannot be laid over pictures is told before anything is encoded, and nothing hostile gets far. */
class OverlayRefusalsTest {
    @TempDir
    Path folder;

    private Path source = Path.of("unset");
    private Path logo = Path.of("unset");

    @BeforeEach
    void make() {
        source = Clips.video().frames(25).encode(folder.resolve("source.mp4"));
        logo = folder.resolve("logo.png");
        RealTools.ffmpeg(
                List.of("-f", "lavfi", "-i", "testsrc=s=64x48,format=rgba", "-frames:v", "1", logo.toString()));
    }

    private void refused(Path input, OverlaySettings overlays, ErrorCode code, String... words) {
        Path out = folder.resolve("out");
        try (EncodingEngine engine = EncodingEngine.open()) {
            JobSpec job = Laid.job(ClipSpec.whole(input), out, "apple-h264", folder.resolve("work"), overlays);
            JobOutcome outcome = engine.run(job, _ -> {}, new Cancellation());
            assertThat(outcome).isInstanceOfSatisfying(JobOutcome.Failed.class, failed -> {
                assertThat(failed.error().code()).isEqualTo(code);
                assertThat(failed.error().getMessage()).contains(words);
            });
        }
        assertThat(out.resolve("master.m3u8")).doesNotExist();
        assertThat(folder.resolve("work").resolve("chunks"))
                .satisfiesAnyOf(
                        chunks -> assertThat(chunks).doesNotExist(),
                        chunks -> assertThat(chunks).isEmptyDirectory());
    }

    private OverlaySettings logo(Path file) {
        return Laid.logo(file, Laid.at(Place.TOP_RIGHT, 5, 10), "1");
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    @DisplayName(
            "images that are missing, of another kind, cut off, damaged, moving, or promise more than a picture of UHD")
    void images() throws IOException {
        refused(source, logo(folder.resolve("none.png")), ErrorCode.SOURCE_NOT_FOUND, "none.png");
        refused(source, logo(source), ErrorCode.LOGO_UNUSABLE, "is no PNG, JPEG or WebP");
        refused(
                source,
                logo(file("script.png", "ffconcat version 1.0\nfile /etc/passwd\n".getBytes(StandardCharsets.UTF_8))),
                ErrorCode.LOGO_UNUSABLE,
                "is no PNG");
        byte[] good = Files.readAllBytes(logo);
        refused(
                source,
                logo(file("cut.png", Arrays.copyOf(good, good.length / 2))),
                ErrorCode.LOGO_UNUSABLE,
                "cannot be decoded");
        byte[] huge = good.clone();
        ByteBuffer.wrap(huge).putInt(16, 60_000).putInt(20, 60_000);
        refused(source, logo(file("huge.png", huge)), ErrorCode.LOGO_UNUSABLE, "60000x60000", "8388608 pixels");
        byte[] flipped = good.clone();
        flipped[good.length / 2] = (byte) ~good[good.length / 2];
        refused(source, logo(file("flipped.png", flipped)), ErrorCode.LOGO_UNUSABLE, "cannot be decoded");
        Path moving = folder.resolve("moving.webp");
        RealTools.ffmpeg(
                List.of("-f", "lavfi", "-i", "testsrc=s=64x48:d=0.2", "-c:v", "libwebp_anim", moving.toString()));
        refused(source, logo(moving), ErrorCode.LOGO_UNUSABLE, "moving.webp");
    }

    @Test
    @DisplayName("fonts that are none, and texts that a font cannot draw")
    void fonts() throws IOException {
        OverlaySettings asked = Laid.text("REVIEW", Laid.at(Place.TOP, 5, 5), Optional.of(logo));
        refused(source, asked, ErrorCode.FONT_UNUSABLE, "is no TrueType or OpenType font");
        Path cut = file("cut.ttf", Arrays.copyOf(Files.readAllBytes(RealTools.font()), 4000));
        refused(
                source,
                Laid.text("REVIEW", Laid.at(Place.TOP, 5, 5), Optional.of(cut)),
                ErrorCode.FONT_UNUSABLE,
                "cut.ttf");
    }

    @Test
    @DisplayName("times that the title does not have, and titles without pictures")
    void times() {
        Path _ = RealTools.font();
        refused(
                source,
                Laid.timecode(Optional.of("10:00:00:25"), Laid.at(Place.TOP, 5, 5)),
                ErrorCode.BAD_OVERLAY_TIME,
                "10:00:00:25",
                "no frame 25");
        refused(
                source,
                Laid.timecode(Optional.of("10:00:00;00"), Laid.at(Place.TOP, 5, 5)),
                ErrorCode.BAD_OVERLAY_TIME,
                "drop-frame");
        refused(
                source,
                Laid.logo(logo, Laid.at(Place.TOP, 5, 5), "1", "2", null),
                ErrorCode.BAD_OVERLAY_TIME,
                "no frame of the title");
        Path sound = Clips.audio(folder.resolve("sound.m4a"), "1", 48_000);
        refused(sound, logo(logo), ErrorCode.BAD_USAGE, "no pictures");
    }
}
