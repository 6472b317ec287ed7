package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.RealTools;

/** Pictures look as they did, and say truly how they are to be read; judged by another FFmpeg. */
class DeliveredColourTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("PR-62 a full-range PAL source comes out in limited range, black at 16 and white at 235, tagged so")
    void pr62FullRangeBecomesLimited() throws IOException {
        Path source = make(
                "full.mov",
                "color=c=black:s=352x288:r=25:d=1,format=yuvj420p,drawbox=x=176:w=176:h=288:y=0:c=white:t=fill,"
                        + "lutyuv=y='if(gt(val,128),255,0)'",
                "-pix_fmt",
                "yuvj420p",
                "-color_range",
                "pc",
                "-colorspace",
                "bt470bg",
                "-color_primaries",
                "bt470bg",
                "-color_trc",
                "smpte170m");
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        Decode.Picture middle = middle(done);
        assertThat(middle.at(0)).as("black").isCloseTo(16, within(2));
        assertThat(middle.at(3)).as("white").isCloseTo(235, within(2));
        assertThat(tags(done)).isEqualTo("tv,bt470bg,smpte170m,bt470bg");
        assertThat(cicp(done)).containsExactly("5", "6", "5");
    }

    @Test
    @DisplayName("PR-34 an untagged HD source is tagged BT.709 in SPS, colr and MPD")
    void pr34UntaggedHighDefinition() throws IOException {
        Path source = make("untagged.mp4", "color=c=gray:s=1280x720:r=25:d=0.4,format=yuv420p");
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        assertThat(done.presentation().video()).hasSize(2);
        assertThat(tags(done)).isEqualTo("tv,bt709,bt709,bt709");
        assertThat(cicp(done)).containsExactly("1", "1", "1");
        for (PackagedTrack.Video rung : done.presentation().video()) {
            assertThat(rung.colour()).contains(new PackagedTrack.Colour(1, 1, 1, false));
            SampleEntry entry = PackageTimeline.track(done.folder(), rung).entry();
            assertThat(entry).isInstanceOf(SampleEntry.Video.class);
            assertThat(new String(
                            Files.readAllBytes(
                                    done.folder().resolve(rung.path()).resolve("init.mp4")),
                            java.nio.charset.StandardCharsets.ISO_8859_1))
                    .contains("colrnclx\0\1\0\1\0\1\0");
        }
    }

    @Test
    @DisplayName("an RGB source is turned into the matrix that its package declares")
    void rgbIsConvertedByTheDeclaredMatrix() throws IOException {
        Path source = make(
                "rgb.mkv", "color=c=0x00FF00:s=1280x720:r=25:d=0.4,format=gbrp", "-c:v", "ffv1", "-pix_fmt", "gbrp");
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        assertThat(tags(done)).startsWith("tv,bt709,");
        // Pure green: 16 + 219 * 0.7152 in BT.709; in BT.601 it would be 145.
        assertThat(middle(done).at(0)).isCloseTo(173, within(2));
    }

    @Test
    @DisplayName("a source tagged BT.601 keeps its matrix at any size: values pass unchanged")
    void taggedMatrixPassesUnchanged() throws IOException {
        Path source = make(
                "smpte.mp4",
                "color=c=gray:s=1280x720:r=25:d=0.4,format=yuv420p,lutyuv=y=100:u=90:v=200",
                "-colorspace",
                "smpte170m",
                "-color_primaries",
                "smpte170m",
                "-color_trc",
                "smpte170m");
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        assertThat(middle(done).at(0)).isCloseTo(100, within(1));
        assertThat(tags(done)).isEqualTo("tv,smpte170m,smpte170m,smpte170m");
    }

    private Path make(String name, String pictures, String... options) {
        Path file = folder.resolve(name);
        List<String> line = new ArrayList<>(List.of("-v", "error", "-y", "-f", "lavfi", "-i", pictures));
        line.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "5"));
        line.addAll(List.of(options));
        line.add(file.toString());
        RealTools.run(RealTools.bundledFfmpeg(), line);
        return file;
    }

    private static Decode.Picture middle(JobOutcome.Succeeded done) {
        List<Decode.Picture> pictures = Decode.video(done.folder().resolve("master.m3u8"), 0, 4, 2);
        return pictures.get(pictures.size() / 2);
    }

    private static String tags(JobOutcome.Succeeded done) {
        PackagedTrack track = done.presentation().video().getFirst();
        return Decode.probe(
                        PackageTimeline.joined(done.folder(), track),
                        "v",
                        "stream=color_range,color_space,color_transfer,color_primaries")
                .getFirst();
    }

    /** Primaries, transfer and matrix as the MPD tells them. */
    private static List<String> cicp(JobOutcome.Succeeded done) throws IOException {
        String mpd = Files.readString(done.folder().resolve("manifest.mpd"));
        List<String> values = new ArrayList<>();
        for (String name : List.of("ColourPrimaries", "TransferCharacteristics", "MatrixCoefficients")) {
            String start = "urn:mpeg:mpegB:cicp:" + name + "\" value=\"";
            int at = mpd.indexOf(start) + start.length();
            values.add(mpd.substring(at, mpd.indexOf('"', at)));
        }
        return values;
    }
}
