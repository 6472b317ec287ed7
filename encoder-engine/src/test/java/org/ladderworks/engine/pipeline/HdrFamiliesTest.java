package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.cmaf.video.HevcConfiguration;
import org.ladderworks.engine.cmaf.video.StaticMetadata;
import org.ladderworks.engine.cmaf.video.StaticMetadata.ContentLight;
import org.ladderworks.engine.cmaf.video.StaticMetadata.MasteringDisplay;
import org.ladderworks.engine.cmaf.video.StaticMetadata.Point;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.DeepPictures;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.HdrSources;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.PlaylistText;
import org.ladderworks.engine.testing.RealTools;

/** HDR10 of one source as HEVC and AV1 beside H.264 in SDR, encoded in several chunks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HdrFamiliesTest {
    private static final String PRESETS = "short-clip,web-hdr-hevc,web-hdr-av1";

    /** 12.4 s: two chunks. */
    private static final int FRAMES = 310;

    private static final StaticMetadata GRADED = StaticMetadata.of(new MasteringDisplay(
                    new Point(13_250, 34_500),
                    new Point(7_500, 3_000),
                    new Point(34_000, 16_000),
                    new Point(15_635, 16_450),
                    10_000_000,
                    50))
            .or(StaticMetadata.of(new ContentLight(1000, 400)));

    @TempDir
    static Path folder;

    private Path source = Path.of("unset");
    private JobOutcome.Succeeded done;
    private PackagedTrack.Video hevc;
    private PackagedTrack.Video av1;

    @BeforeAll
    void encode() {
        source = HdrSources.pq(folder.resolve("source.mp4"), "testsrc2=s=320x180:r=25:d=12.4");
        done = Encodes.run(source, folder.resolve("out"), PRESETS, "superfast");
        List<PackagedTrack.Video> rungs = done.presentation().video();
        assertThat(rungs)
                .extracting(PackagedTrack.Video::path)
                .containsExactly("video/avc-180p", "video/hevc-hdr-180p", "video/av1-hdr-180p");
        hevc = rungs.get(1);
        av1 = rungs.get(2);
    }

    @Test
    @DisplayName(
            "PR-6 PR-7 PR-41 SDR stands beside HDR; each family has one colour, which the playlist calls by its range")
    void pr6VideoRange() throws IOException {
        String master = Files.readString(done.folder().resolve("master.m3u8"));
        assertThat(PlaylistText.attributes(master, "#EXT-X-STREAM-INF").stream()
                        .map(each -> PlaylistText.text(each, "CODECS").substring(0, 6) + " "
                                + PlaylistText.text(each, "VIDEO-RANGE")))
                .containsExactly("avc1.6 SDR", "hvc1.2 PQ", "av01.0 PQ");
        assertThat(tags(done.presentation().video().getFirst())).isEqualTo("yuv420p,tv,bt709,bt709,bt709");
        assertThat(tags(hevc)).isEqualTo("yuv420p10le,tv,bt2020nc,smpte2084,bt2020");
        assertThat(tags(av1)).isEqualTo("yuv420p10le,tv,bt2020nc,smpte2084,bt2020");
        assertThat(Decode.probe(PackageTimeline.joined(done.folder(), hevc), "v", "stream=chroma_location"))
                .containsExactly("topleft");
    }

    @Test
    @DisplayName("PR-33 another FFmpeg reads mastering display and light levels where playing begins in the middle")
    void pr33MetadataFromAnySegment() throws IOException {
        for (PackagedTrack.Video track : List.of(hevc, av1)) {
            String told = firstFrame(beginningAt(track, track.segments().size() - 1));
            assertThat(told)
                    .as(track.path())
                    .contains(
                            "side_data_type=Mastering display metadata", "side_data_type=Content light level metadata")
                    .contains("max_content=1000", "max_average=400");
            assertThat(value(told, "max_luminance")).isCloseTo(1000, within(0.01));
            assertThat(value(told, "min_luminance")).isCloseTo(0.005, within(0.0001));
            assertThat(value(told, "red_x")).isCloseTo(0.68, within(0.0001));
            assertThat(value(told, "green_y")).isCloseTo(0.69, within(0.0001));
            assertThat(value(told, "white_point_x")).isCloseTo(0.3127, within(0.0001));
        }
    }

    @Test
    @DisplayName(
            "PR-33 PR-34 PR-35 sample entries hold colr, mdcv and clli, hvcC the SEI messages, ftyp the brand of HDR10")
    void pr33SampleEntries() throws IOException {
        for (PackagedTrack.Video track : List.of(hevc, av1)) {
            String init = Files.readString(
                    done.folder().resolve(track.path()).resolve("init.mp4"), StandardCharsets.ISO_8859_1);
            assertThat(init.substring(16, 28)).isEqualTo("iso6cmfc" + (track.equals(hevc) ? "chd1" : "av01"));
            assertThat(init).contains("colrnclx\0\t\0\u0010\0\t\0", "mdcv", "clli\u0003\u00e8\u0001\u0090");
            SampleEntry.Video entry = entry(track);
            assertThat(entry.light()).isEqualTo(GRADED);
            if (entry.configuration() instanceof HevcConfiguration configuration) {
                assertThat(configuration.light()).isEqualTo(GRADED);
            }
        }
        assertThat(entry(done.presentation().video().getFirst()).light()).isEqualTo(StaticMetadata.NONE);
    }

    @Test
    @DisplayName("PR-5 codec strings tell Main 10, and of AV1 ten bits and the colour")
    void pr5CodecStrings() {
        assertThat(hevc.codecs()).startsWith("hvc1.2.4.L");
        assertThat(av1.codecs()).matches("av01\\.0\\.\\d\\dM\\.10\\.0\\.112\\.09\\.16\\.09\\.0");
    }

    @Test
    @DisplayName("HDR pictures keep the levels of the source, each frame in its place")
    void levels() {
        DeepPictures before = DeepPictures.of(source, 320, 180, "");
        for (PackagedTrack.Video track : List.of(hevc, av1)) {
            DeepPictures after = DeepPictures.of(PackageTimeline.joined(done.folder(), track), 320, 180, "");
            assertThat(after.count()).as(track.path()).isEqualTo(FRAMES);
            DeepPictures.Difference difference = before.to(after);
            assertThat(difference.offset()).as(track.path()).isCloseTo(0, within(1.0));
            assertThat(difference.psnr()).as(track.path()).isGreaterThan(34);
            assertThat(after.mean(1)).as("Cb").isCloseTo(before.mean(1), within(1.0));
            assertThat(after.mean(2)).as("Cr").isCloseTo(before.mean(2), within(1.0));
        }
    }

    @Test
    @DisplayName("PR-62 the colour of HDR sets is essential in the MPD, and they are preferred")
    void pr62EssentialColour() throws IOException {
        String mpd = Files.readString(done.folder().resolve("manifest.mpd"));
        String[] sets = mpd.split("<AdaptationSet", -1);
        for (int i = 2; i <= 3; i++) {
            assertThat(sets[i])
                    .contains("selectionPriority=\"" + i + "\"")
                    .contains(
                            "<EssentialProperty schemeIdUri=\"urn:mpeg:mpegB:cicp:ColourPrimaries\" value=\"9\"/>",
                            "<EssentialProperty schemeIdUri=\"urn:mpeg:mpegB:cicp:TransferCharacteristics\" value=\"16\"/>",
                            "<EssentialProperty schemeIdUri=\"urn:mpeg:mpegB:cicp:MatrixCoefficients\" value=\"9\"/>");
        }
        assertThat(sets[1]).contains("avc1.", "SupplementalProperty").doesNotContain("EssentialProperty");
    }

    @Test
    @DisplayName("what became of the light is said")
    void notes() {
        assertThat(done.notes())
                .contains(
                        "HDR (PQ) kept in HEVC and AV1, with mastering display and light levels",
                        "HDR (PQ) tone-mapped to SDR, BT.709, for a peak of 1000 cd/m2");
    }

    @Test
    @DisplayName("a second encode gives the same bytes in every file")
    void equalBytesAgain() {
        JobOutcome.Succeeded again = Encodes.run(source, folder.resolve("again"), PRESETS, "superfast");
        assertThat(again.presentation().files())
                .extracting(PackagedFile::sha256)
                .isEqualTo(done.presentation().files().stream()
                        .map(PackagedFile::sha256)
                        .toList());
    }

    @Test
    @DisplayName("HDR is never made from SDR: refused in words")
    void standardRangeIsRefused() {
        Path sdr = MadeSource.of(folder.resolve("sdr.mp4"), "testsrc2=s=320x180:r=25:d=1,format=yuv420p");
        try (EncodingEngine engine = EncodingEngine.open()) {
            assertThatThrownBy(() -> engine.planLadder(
                            sdr,
                            Presets.allNamed("web-h264,web-hdr-av1"),
                            PictureChoice.standard(),
                            new Cancellation()))
                    .isInstanceOfSatisfying(
                            UsageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PRESET_NEEDS_HDR))
                    .hasMessageContaining("web-hdr-av1 makes HDR")
                    .hasMessageContaining("is SDR");
        }
    }

    private String tags(PackagedTrack.Video track) {
        return Decode.probe(
                        PackageTimeline.joined(done.folder(), track),
                        "v",
                        "stream=pix_fmt,color_range,color_space,color_transfer,color_primaries")
                .getFirst();
    }

    private SampleEntry.Video entry(PackagedTrack.Video track) {
        return (SampleEntry.Video) Mp4File.read(PackageTimeline.joined(done.folder(), track))
                .tracks()
                .getFirst()
                .entry();
    }

    private Path beginningAt(PackagedTrack.Video track, int segment) throws IOException {
        Path from = done.folder().resolve(track.path());
        Path file = Files.createTempFile(folder, "part", ".mp4");
        Files.write(file, Files.readAllBytes(from.resolve("init.mp4")));
        Files.write(
                file,
                Files.readAllBytes(from.resolve(track.segments().get(segment).fileName())),
                java.nio.file.StandardOpenOption.APPEND);
        return file;
    }

    private static String firstFrame(Path file) {
        return RealTools.run(
                RealTools.ffprobe(),
                List.of(
                        "-v",
                        "error",
                        "-select_streams",
                        "v",
                        "-read_intervals",
                        "%+#1",
                        "-show_frames",
                        file.toString()));
    }

    private static double value(String told, String name) {
        String ratio = told.lines()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
        int slash = ratio.indexOf('/');
        return Double.parseDouble(ratio.substring(0, slash)) / Double.parseDouble(ratio.substring(slash + 1));
    }
}
