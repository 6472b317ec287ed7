package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.overlay.Place;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Area;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.HdrSources;
import org.ladderworks.engine.testing.Laid;
import org.ladderworks.engine.testing.Likeness;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.RealTools;

/** A logo has its place, its colour and its time in every rung, and nothing else is changed; judged by another FFmpeg. */
class LogoTest {
    private static final int RED = 200;
    private static final int GREEN = 40;
    private static final int BLUE = 60;

    /** Grey of the middle, in codes of ten bits. */
    private static final Area GREY = new Area(4 * 126, 512, 512);

    @TempDir
    Path folder;

    /** A square of which the left half is opaque, the right half seen through by half. */
    private Path halfTransparent() {
        String half = "color=c=0x%02X%02X%02X@%s:s=200x400,format=rgba";
        return image(
                "half.png",
                half.formatted(RED, GREEN, BLUE, "1") + "[a];" + half.formatted(RED, GREEN, BLUE, "0.5")
                        + "[b];[a][b]hstack");
    }

    private Path image(String name, String graph, String... options) {
        List<String> line = new java.util.ArrayList<>(List.of("-f", "lavfi", "-i", graph, "-frames:v", "1"));
        line.addAll(List.of(options));
        line.add(folder.resolve(name).toString());
        RealTools.ffmpeg(line);
        return folder.resolve(name);
    }

    private JobOutcome.Succeeded encode(Path source, String out, String preset, OverlaySettings overlays) {
        return Encodes.run(
                Laid.job(ClipSpec.whole(source), folder.resolve(out), preset, folder.resolve("work"), overlays));
    }

    private static Path pictures(JobOutcome.Succeeded done, PackagedTrack.Video rung) {
        return PackageTimeline.joined(done.folder(), rung);
    }

    private static byte[] init(JobOutcome.Succeeded done, PackagedTrack.Video rung) throws IOException {
        return Files.readAllBytes(done.folder().resolve(rung.path()).resolve("init.mp4"));
    }

    /** Limited range in ten bits, by the weights of red and blue in luma. */
    private static Area colour(int red, int green, int blue, double ofRed, double ofBlue) {
        double luma = (ofRed * red + (1 - ofRed - ofBlue) * green + ofBlue * blue) / 255;
        return new Area(
                64 + 876 * luma,
                512 + 896 * (blue / 255.0 - luma) / (2 * (1 - ofBlue)),
                512 + 896 * (red / 255.0 - luma) / (2 * (1 - ofRed)));
    }

    private static void check(Area found, Area expected, double tolerance) {
        assertThat(found.luma()).as("luma").isCloseTo(expected.luma(), within(tolerance));
        assertThat(found.blue()).as("Cb").isCloseTo(expected.blue(), within(tolerance));
        assertThat(found.red()).as("Cr").isCloseTo(expected.red(), within(tolerance));
    }

    private static Area half(Area one, Area other) {
        return new Area(
                (one.luma() + other.luma()) / 2, (one.blue() + other.blue()) / 2, (one.red() + other.red()) / 2);
    }

    @Test
    @DisplayName("in every rung the same place, the same share of the height and the same colour; all around unchanged")
    void placeAndColour() throws IOException {
        Path source = MadeSource.of(
                folder.resolve("source.mp4"),
                "testsrc2=s=1280x720:r=25:d=0.4,drawbox=x=960:y=0:w=320:h=320:c=0x808080:t=fill,format=yuv420p,"
                        + HdrSources.tags("bt709", "bt709", "bt709"),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "10");
        JobOutcome.Succeeded plain = encode(source, "plain", "short-clip", OverlaySettings.NONE);
        JobOutcome.Succeeded done = encode(
                source, "logo", "short-clip", Laid.logo(halfTransparent(), Laid.at(Place.TOP_RIGHT, 5, 25), "1"));
        assertThat(done.presentation().video()).hasSize(2);
        Area opaque = colour(RED, GREEN, BLUE, 0.2126, 0.0722);
        for (int i = 0; i < 2; i++) {
            PackagedTrack.Video rung = done.presentation().video().get(i);
            Path with = pictures(done, rung);
            Path without = pictures(plain, plain.presentation().video().get(i));
            int height = rung.coded().height();
            int side = height / 4;
            int margin = height / 20;
            int left = rung.coded().width() - margin - side;
            // Within each half, a little away from where it ends.
            int inner = side / 2 / 4 * 4 - 12;
            List<Area> first = Area.of(with, inner, inner, left + 6, margin + 6);
            assertThat(first).hasSize(10).allSatisfy(area -> check(area, opaque, 8));
            List<Area> second = Area.of(with, inner, inner, left + side / 2 / 2 * 2 + 6, margin + 6);
            assertThat(second).allSatisfy(area -> check(area, half(opaque, GREY), 8));
            // Just beyond its edges there is grey.
            assertThat(Area.of(with, 8, side, left - 12, margin)).allSatisfy(area -> check(area, GREY, 8));
            assertThat(Area.of(with, side, 8, left, margin - 12)).allSatisfy(area -> check(area, GREY, 8));
            assertThat(Area.of(with, side, 8, left, margin + side + 4)).allSatisfy(area -> check(area, GREY, 8));
            assertThat(init(done, rung))
                    .as("header")
                    .isEqualTo(init(plain, plain.presentation().video().get(i)));
            String elsewhere = "%d:%d:0:0".formatted(rung.coded().width() * 3 / 4 / 2 * 2, height);
            assertThat(Likeness.psnr(with, without, elsewhere))
                    .hasSize(10)
                    .allSatisfy(psnr -> assertThat(psnr).isGreaterThan(38));
        }
    }

    @Test
    @DisplayName("what is invisible in an image stays so at its edges when it is made smaller")
    void noFringe() {
        // Green that no one is to see beside red.
        Path logo = image(
                "edge.png",
                "color=c=0xC8283C@1:s=202x404,format=rgba[a];color=c=0x00FF00@0:s=202x404,format=rgba[b];[a][b]hstack");
        Path source = grey("grey.mp4", "640x360", HdrSources.tags("bt709", "bt709", "bt709"));
        JobOutcome.Succeeded done =
                encode(source, "edge", "short-clip", Laid.logo(logo, Laid.at(Place.CENTRE, 0, 25), "1"));
        Path with = pictures(done, done.presentation().video().getFirst());
        Area red = colour(RED, GREEN, BLUE, 0.2126, 0.0722);
        // Ninety pixels from the even 274 on: the edge is at 319.
        check(Area.of(with, 6, 48, 316, 156).getLast(), half(red, GREY), 7);
    }

    @Test
    @DisplayName("a JPEG over pictures of BT.601 gets their matrix; half opacity is half of it")
    void matrixOfThePicture() {
        Path logo = image("logo.jpg", "color=c=0xC8283C:s=400x200,format=yuvj444p", "-q:v", "1");
        Path source = grey("sd.mp4", "640x360", HdrSources.tags("smpte170m", "smpte170m", "bt709"));
        JobOutcome.Succeeded done =
                encode(source, "sd", "short-clip", Laid.logo(logo, Laid.at(Place.BOTTOM_LEFT, 0, 20), "0.5"));
        Path with = pictures(done, done.presentation().video().getFirst());
        Area red = colour(RED, GREEN, BLUE, 0.299, 0.114);
        check(Area.of(with, 100, 40, 20, 300).getLast(), half(red, GREY), 10);
    }

    @Test
    @DisplayName("it comes and goes on exact frames, also where every second frame is left out")
    void comesAndGoes() {
        Path logo = image("white.webp", "color=c=white:s=64x64,format=rgba", "-c:v", "libwebp", "-lossless", "1");
        Path source = MadeSource.of(
                folder.resolve("fifty.mp4"),
                "color=c=0x808080:s=1280x720:r=50:d=1,format=yuv420p",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast");
        OverlaySettings asked = Laid.logo(logo, Laid.at(Place.TOP_LEFT, 0, 50), "1", "00:00:00:11", "0.64");
        JobOutcome.Succeeded done = encode(source, "times", "short-clip", asked);
        for (PackagedTrack.Video rung : done.presentation().video()) {
            List<Area> areas = Area.of(pictures(done, rung), 64, 64, 32, 32);
            int step = rung.coded().height() == 720 ? 1 : 2;
            assertThat(areas).hasSize(50 / step);
            for (int i = 0; i < areas.size(); i++) {
                boolean seen = i * step >= 11 && i * step < 32;
                assertThat(areas.get(i).luma()).as("frame " + i).isCloseTo(seen ? 940 : GREY.luma(), within(24.0));
            }
        }
    }

    @Test
    @DisplayName("over the joint of two sources it stays; what was made is found again, but not under another logo")
    void joined() {
        Path logo = image("white.png", "color=c=white:s=64x64,format=rgba");
        Path one = grey("one.mp4", "640x360", HdrSources.tags("bt709", "bt709", "bt709"));
        OverlaySettings asked = Laid.logo(logo, Laid.at(Place.TOP_LEFT, 0, 50), "1", "0.2", "0.6");
        JobSpec job = Laid.job(
                List.of(ClipSpec.whole(one), ClipSpec.whole(one)),
                folder.resolve("joined"),
                "short-clip",
                folder.resolve("work"),
                asked);
        JobOutcome.Succeeded done = Encodes.run(job);
        List<Area> areas = Area.of(pictures(done, done.presentation().video().getFirst()), 64, 64, 32, 32);
        assertThat(areas).hasSize(20);
        for (int i = 0; i < areas.size(); i++) {
            assertThat(areas.get(i).luma())
                    .as("frame " + i)
                    .isCloseTo(i >= 5 && i < 15 ? 940 : GREY.luma(), within(24.0));
        }
        try (EncodingEngine engine = EncodingEngine.open()) {
            assertThat(engine.run(job, _ -> {}, new Cancellation())).isInstanceOf(JobOutcome.UpToDate.class);
            image("white.png", "color=c=black:s=64x64,format=rgba");
            assertThat(engine.run(job, _ -> {}, new Cancellation()))
                    .isInstanceOfSatisfying(
                            JobOutcome.Succeeded.class,
                            again -> assertThat(again.work().encoded()).isPositive());
        }
    }

    @Test
    @DisplayName("in HDR rungs white is the reference white of BT.2408, 58 % of PQ and 75 % of HLG")
    void referenceWhite() {
        Path logo = image("white.png", "color=c=white:s=64x64,format=rgba");
        String dark = "color=c=black:s=320x180:r=25:d=0.4";
        OverlaySettings blocks =
                Laid.text("\u2588".repeat(6), Laid.at(Place.TOP, 5, 20), Optional.of(RealTools.font()));
        OverlaySettings asked = new OverlaySettings(
                Laid.logo(logo, Laid.at(Place.CENTRE, 0, 50), "1").logo(),
                Optional.empty(),
                blocks.texts(),
                blocks.font());
        JobOutcome.Succeeded bright =
                encode(HdrSources.pq(folder.resolve("pq.mp4"), dark), "pq", "web-hdr-hevc", asked);
        checkWhite(bright, 64 + 876 * 0.5807);
        JobOutcome.Succeeded hybrid =
                encode(HdrSources.hlg(folder.resolve("hlg.mp4"), dark), "hlg", "web-hdr-hevc", asked);
        checkWhite(hybrid, 64 + 876 * 0.75);
    }

    private static void checkWhite(JobOutcome.Succeeded done, double luma) {
        Path pictures = pictures(done, done.presentation().video().getFirst());
        check(Area.of(pictures, 48, 48, 136, 66).getLast(), new Area(luma, 512, 512), 4);
        // Of the text, above the logo.
        check(Area.of(pictures, 40, 12, 140, 26).getLast(), new Area(luma, 512, 512), 4);
    }

    private Path grey(String name, String size, String tags) {
        return MadeSource.of(
                folder.resolve(name),
                "color=c=0x808080:s=" + size + ":r=25:d=0.4,format=yuv420p,lutyuv=y=126:u=128:v=128," + tags,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "5");
    }
}
