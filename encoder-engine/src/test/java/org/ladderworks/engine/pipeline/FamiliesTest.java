package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.NumberedFrames;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.PlaylistText;

/** H.264, HEVC and AV1 of one source in one package, encoded in several chunks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FamiliesTest {
    /** 12.4 s: two chunks, the last GOP short. */
    private static final int FRAMES = 310;

    private static final String PRESETS = "web-h264,web-hevc,web-av1";

    @TempDir
    static Path folder;

    private Path source = Path.of("unset");
    private JobOutcome.Succeeded done;
    private List<PackagedTrack.Video> rungs;

    @BeforeAll
    void encode() {
        String pictures = NumberedFrames.lavfi("25", FRAMES) + ",scale=1040:624:flags=neighbor";
        source = NumberedFrames.make(folder.resolve("source.mp4"), pictures, "-g", "25");
        done = Encodes.run(source, folder.resolve("out"), PRESETS, "superfast");
        rungs = done.presentation().video();
    }

    @Test
    @DisplayName("PR-7 each codec has a whole ladder, H.264 first")
    void pr7EachCodecHasALadder() {
        assertThat(rungs)
                .extracting(PackagedTrack.Video::path)
                .containsExactly(
                        "video/avc-480p",
                        "video/avc-360p",
                        "video/hevc-480p",
                        "video/hevc-360p",
                        "video/av1-480p",
                        "video/av1-360p");
    }

    @Test
    @DisplayName("every rung shows every frame once, in its place, through its own playlist")
    void everyFrameComesOutOnce() {
        List<Integer> all = IntStream.range(0, FRAMES).boxed().toList();
        for (PackagedTrack.Video rung : rungs) {
            Path playlist = done.folder().resolve(rung.path()).resolve("playlist.m3u8");
            assertThat(NumberedFrames.read(playlist, 0)).as(rung.path()).isEqualTo(all);
            assertThat(rung.frames()).isEqualTo(FRAMES);
        }
    }

    @Test
    @DisplayName("another FFmpeg decodes every rung of both manifests without an error, frame for frame")
    void bothManifestsDecodeWhole() {
        for (String manifest : List.of("master.m3u8", "manifest.mpd")) {
            Path input = done.folder().resolve(manifest);
            Decode.whole(input);
            Set<String> counted = new HashSet<>(Decode.probe(input, "v", "stream=codec_name,height"));
            assertThat(counted).contains("h264,480", "hevc,480", "av1,480", "h264,360", "hevc,360", "av1,360");
            for (Decode.Stream stream : Decode.videoStreams(input)) {
                assertThat(Decode.video(input, stream.number(), 2, 2)).hasSize(FRAMES);
            }
        }
    }

    @Test
    @DisplayName("PR-28 PR-36 PR-41 segments and GOPs of all families begin at the same times, on one timescale")
    void pr28BoundariesAreShared() {
        PackagedTrack.Video first = rungs.getFirst();
        List<Long> keys = keys(first);
        assertThat(keys).hasSize(7).contains(0L);
        for (PackagedTrack.Video rung : rungs) {
            assertThat(rung.timescale()).isEqualTo(first.timescale());
            assertThat(rung.segments())
                    .extracting(PackagedSegment::start)
                    .isEqualTo(first.segments().stream()
                            .map(PackagedSegment::start)
                            .toList());
            assertThat(keys(rung)).as(rung.path()).isEqualTo(keys);
        }
    }

    @Test
    @DisplayName("PR-30 PR-35 sample entries and brands are those of the codec; headers of all chunks were equal")
    void pr30SampleEntries() throws IOException {
        Map<VideoCodec, String> brands =
                Map.of(VideoCodec.AVC, "cfhd", VideoCodec.HEVC, "chhd", VideoCodec.AV1, "av01");
        for (PackagedTrack.Video rung : rungs) {
            String init = Files.readString(
                    done.folder().resolve(rung.path()).resolve("init.mp4"), StandardCharsets.ISO_8859_1);
            VideoCodec codec = rung.family().codec();
            assertThat(init.substring(16, 28)).isEqualTo("iso6cmfc" + brands.get(codec));
            assertThat(init).contains(codec.sampleEntry(), "colrnclx");
        }
    }

    @Test
    @DisplayName("PR-5 PR-31 codec strings are what another FFmpeg reads: profile, lowest level, depth")
    void pr5CodecStrings() throws IOException {
        String master = Files.readString(done.folder().resolve("master.m3u8"));
        String mpd = Files.readString(done.folder().resolve("manifest.mpd"));
        for (PackagedTrack.Video rung : rungs) {
            String[] found = Decode.probe(
                            PackageTimeline.joined(done.folder(), rung), "v", "stream=profile,pix_fmt,level")
                    .getFirst()
                    .split(",", -1);
            int level = Integer.parseInt(found[2]);
            String expected = switch (rung.family().codec()) {
                case AVC -> "avc1.64%04x".formatted(level);
                case HEVC -> "hvc1.1.6.L%d.90".formatted(level);
                case AV1 -> "av01.0.%02dM.08".formatted(level);
            };
            assertThat(rung.codecs()).isEqualTo(expected);
            assertThat(found[1]).isEqualTo("yuv420p");
            // Levels 3 and 2.1 of each codec are made for 480p25 and 360p25.
            assertThat(level).as(rung.path()).isLessThanOrEqualTo(rung.family().codec() == VideoCodec.HEVC ? 90 : 30);
            assertThat(master).contains("CODECS=\"" + expected + ",mp4a.40.2\"");
            assertThat(mpd).contains("codecs=\"" + expected + "\"");
        }
    }

    @Test
    @DisplayName("PR-1 the playlist lists family by family, the MPD has a set for each, the newest codec preferred")
    void pr1ManifestsListFamilies() throws IOException {
        String master = Files.readString(done.folder().resolve("master.m3u8"));
        List<String> codecs = PlaylistText.attributes(master, "#EXT-X-STREAM-INF").stream()
                .map(variant -> PlaylistText.text(variant, "CODECS").substring(0, 4))
                .toList();
        assertThat(codecs).containsExactly("avc1", "avc1", "hvc1", "hvc1", "av01", "av01");
        assertThat(PlaylistText.attributes(master, "#EXT-X-STREAM-INF"))
                .allMatch(variant -> PlaylistText.text(variant, "VIDEO-RANGE").equals("SDR"));
        String mpd = Files.readString(done.folder().resolve("manifest.mpd"));
        assertThat(mpd.split("contentType=\"video\"", -1)).hasSize(4);
        assertThat(mpd.replaceAll("(?s).*?selectionPriority=\"(\\d)\"", "$1").substring(0, 3))
                .isEqualTo("123");
    }

    @Test
    @DisplayName("a second encode gives the same bytes in every file")
    void equalBytesAgain() {
        JobOutcome.Succeeded again = Encodes.run(source, folder.resolve("again"), PRESETS, "superfast");
        assertThat(hashes(again)).isEqualTo(hashes(done));
    }

    @Test
    @DisplayName("a deep source gives ten bits where the codec's players take them: HEVC Main 10 and AV1, not H.264")
    void tenBits() {
        String pictures = NumberedFrames.lavfi("25", 60) + ",format=yuv420p10le";
        Path deep = NumberedFrames.make(folder.resolve("deep.mkv"), pictures, "-c:v", "ffv1");
        JobOutcome.Succeeded packaged = Encodes.run(deep, folder.resolve("deep"), PRESETS, "superfast");
        List<String> formats = new ArrayList<>();
        for (PackagedTrack.Video rung : packaged.presentation().video()) {
            Path joined = PackageTimeline.joined(packaged.folder(), rung);
            formats.add(Decode.probe(joined, "v", "stream=pix_fmt").getFirst());
            assertThat(NumberedFrames.read(joined, 0))
                    .isEqualTo(IntStream.range(0, 60).boxed().toList());
        }
        assertThat(formats).containsExactly("yuv420p", "yuv420p10le", "yuv420p10le");
        assertThat(packaged.presentation().video().get(1).codecs()).startsWith("hvc1.2.4.L");
        assertThat(packaged.presentation().video().get(2).codecs()).matches("av01\\.0\\.\\d\\dM\\.10.*");
    }

    private List<Long> keys(PackagedTrack.Video rung) {
        Mp4Track track = PackageTimeline.track(done.folder(), rung);
        List<Long> keys = new ArrayList<>();
        for (int i = track.samples().nextSync(0); i >= 0; i = track.samples().nextSync(i + 1)) {
            keys.add(track.samples().presentationTime(i));
        }
        keys.sort(Comparator.naturalOrder());
        return keys;
    }

    private static Map<String, String> hashes(JobOutcome.Succeeded packaged) {
        Map<String, String> hashes = new TreeMap<>();
        for (PackagedFile file : packaged.presentation().files()) {
            hashes.put(file.path(), file.sha256());
        }
        return hashes;
    }
}
