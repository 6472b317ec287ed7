package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.AvcLevels;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.PlaylistText;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/** The packaging rules on a package that came the whole way, of pictures so noisy that every cap is reached. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageRulesTest {
    private static final int SECONDS = 16;

    /** That such a title is cut into. */
    private static final int WINDOWS = 2;

    private static final String MASTER = "master.m3u8";

    @TempDir
    static Path folder;

    private JobOutcome.Succeeded done;
    private List<PackagedTrack.Video> rungs;
    private List<PackagedTrack> tracks;

    @BeforeAll
    void encode() {
        Path source = folder.resolve("noise.mp4");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=640x360:r=25:d=" + SECONDS + ",noise=alls=30:allf=t:threads=1",
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=a=0.2:r=48000:d=" + SECONDS,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-crf",
                "20",
                "-g",
                "50",
                "-c:a",
                "aac",
                "-metadata:s:a:0",
                "language=eng",
                source.toString()));
        done = Encodes.run(JobSpec.of(source, folder.resolve("out"), WorkFolder.unlimited(folder.resolve("work")))
                .with(Presets.allNamed("apple-h264"))
                .with(new EncodeSettings(Optional.of("veryfast"), RateMode.CAPPED_CRF))
                .with(TrickPlaySettings.standard().withIFrames()));
        rungs = done.presentation().video();
        tracks = new ArrayList<>(rungs);
        tracks.addAll(done.presentation().audio());
        assertThat(rungs).hasSize(2);
    }

    @Test
    @DisplayName("PR-2 PR-3 declared bandwidths are within a tenth of what the files hold, and peaks never above")
    void pr2DeclaredBandwidthIsMeasured() throws IOException {
        List<Map<String, String>> variants = PlaylistText.attributes(text(MASTER), "#EXT-X-STREAM-INF");
        PackagedTrack audio = done.presentation().audio().getFirst();
        for (int i = 0; i < rungs.size(); i++) {
            PackagedTrack.Video rung = rungs.get(i);
            Map<String, String> variant = variants.stream()
                    .filter(each -> PlaylistText.text(each, "RESOLUTION")
                            .equals(rung.displayed().toString()))
                    .findFirst()
                    .orElseThrow();
            double average = average(rung) + average(audio);
            double peak = peak(rung) + peak(audio);
            assertThat(PlaylistText.number(variant, "AVERAGE-BANDWIDTH") / average)
                    .isCloseTo(1, within(0.1));
            assertThat(PlaylistText.number(variant, "BANDWIDTH") / peak).isBetween(1.0, 1.1);
        }
    }

    @Test
    @DisplayName(
            "PR-4 the joined chunks fit the cap of their rung: a buffer of one and a half seconds is never overrun")
    void pr4JoinedChunksFitTheCap() {
        for (PackagedTrack.Video rung : rungs) {
            double cap = rung.ceiling().orElseThrow().bitsPerSecond() * 1.5;
            // A buffer of one second, half full where each chunk begins: at a seam half of it may come on top.
            assertThat(LeakyBucket.fullest(done.folder(), rung, cap) / cap)
                    .as(rung.path())
                    .isBetween(0.05, 1.5);
            assertThat(average(rung))
                    .as("average of " + rung.path())
                    .isLessThan(rung.ceiling().orElseThrow().bitsPerSecond() * 1.01);
        }
    }

    @Test
    @DisplayName("PR-4 a rung that broke its ceiling was encoded once more, under a tighter cap, and it is told")
    void pr4ABrokenCeilingIsEncodedAgain() {
        List<String> again = done.notes().stream()
                .filter(note -> note.endsWith("encoded once more with a tighter cap"))
                .toList();
        assertThat(again)
                .isNotEmpty()
                .allMatch(note -> note.matches("H\\.264 of \\d+x\\d+ averaged \\d+ kb/s, over.*"));
        assertThat(done.work().encoded())
                .as("each rung, those again, I-frames, stills and measures; the sound, its measures and three posters")
                .isEqualTo(WINDOWS * (rungs.size() + again.size() + 3) + 2 + 3);
        assertThat(done.work().reused()).isZero();
    }

    @Test
    @DisplayName("PR-5 PR-62 codec strings are those of the headers, as another FFmpeg reads them")
    void pr5CodecsAreThoseOfTheHeaders() throws IOException {
        for (PackagedTrack.Video rung : rungs) {
            String level = Decode.probe(PackageTimeline.joined(done.folder(), rung), "v", "stream=level")
                    .getFirst();
            assertThat(rung.codecs()).endsWith("%02x".formatted(Integer.parseInt(level)));
            assertThat(text(MASTER)).contains("CODECS=\"" + rung.codecs() + ",mp4a.40.2\"");
            assertThat(text("manifest.mpd")).contains("codecs=\"" + rung.codecs() + "\"");
        }
    }

    @Test
    @DisplayName("PR-31 the level is the lowest that the size, the rate and the cap need")
    void pr31LevelIsTheLowest() {
        for (PackagedTrack.Video rung : rungs) {
            long cap = rung.ceiling().orElseThrow().bitsPerSecond() * 3 / 2;
            int level = Integer.parseInt(rung.codecs().substring(9), 16);
            assertThat(level)
                    .as(rung.path())
                    .isBetween(AvcLevels.lowest(rung.coded(), 25, 0, 1), AvcLevels.lowest(rung.coded(), 25, cap, 4));
        }
    }

    @Test
    @DisplayName("PR-9 sound is a rendition of its own, with its language")
    void pr9AudioHasItsLanguage() throws IOException {
        Map<String, String> media =
                PlaylistText.attributes(text(MASTER), "#EXT-X-MEDIA").getFirst();
        assertThat(media)
                .containsEntry("LANGUAGE", "en")
                .containsEntry("DEFAULT", "YES")
                .containsEntry("CHANNELS", "2");
        assertThat(text("manifest.mpd")).contains("lang=\"en\"");
    }

    @Test
    @DisplayName("PR-20 to PR-24 and PR-45 each playlist ends, is told truly, and has no stub at its end")
    void pr20PlaylistsAreWhole() throws IOException {
        for (PackagedTrack track : tracks) {
            String playlist = text(track.path() + "/playlist.m3u8");
            assertThat(playlist).contains("#EXT-X-PLAYLIST-TYPE:VOD", "#EXT-X-MAP:URI=\"init.mp4\"", "#EXT-X-ENDLIST");
            long target = Long.parseLong(
                    PlaylistText.values(playlist, "#EXT-X-TARGETDURATION").getFirst());
            assertThat(target).isEqualTo(done.presentation().targetDuration());
            List<BigDecimal> lengths = PlaylistText.extinf(playlist);
            double sum = 0;
            for (BigDecimal length : lengths) {
                assertThat(Math.round(length.doubleValue())).isLessThanOrEqualTo(target);
                sum += length.doubleValue();
            }
            assertThat(sum).isCloseTo(SECONDS, within(1024 / 48_000.0));
            assertThat(lengths.getLast().doubleValue()).isGreaterThan(target * 0.5 - 0.1);
        }
    }

    @Test
    @DisplayName("PR-28 all rungs change segments at the same times, sound within half an audio frame of them")
    void pr28BoundariesAreShared() throws IOException {
        List<BigDecimal> first = PlaylistText.extinf(text(rungs.getFirst().path() + "/playlist.m3u8"));
        assertThat(PlaylistText.extinf(text(rungs.getLast().path() + "/playlist.m3u8")))
                .isEqualTo(first);
        List<BigDecimal> audio = PlaylistText.extinf(text(tracks.getLast().path() + "/playlist.m3u8"));
        assertThat(audio).hasSameSizeAs(first);
        double at = 0;
        double heard = 0;
        for (int i = 0; i < first.size() - 1; i++) {
            at += first.get(i).doubleValue();
            heard += audio.get(i).doubleValue();
            assertThat(heard).isCloseTo(at, within(512 / 48_000.0 + 1e-5));
        }
    }

    @Test
    @DisplayName("PR-29 each segment decodes by itself behind its header, and IDR pictures come every two seconds")
    void pr29SegmentsStandAlone() throws IOException {
        for (PackagedTrack.Video rung : rungs) {
            Path of = done.folder().resolve(rung.path());
            long frames = 0;
            for (var segment : rung.segments()) {
                Path alone = folder.resolve("alone.mp4");
                Files.write(alone, Files.readAllBytes(of.resolve("init.mp4")));
                Files.write(
                        alone,
                        Files.readAllBytes(of.resolve(segment.fileName())),
                        java.nio.file.StandardOpenOption.APPEND);
                frames += Decode.video(alone, 0, 2, 2).size();
                assertThat(Decode.probe(alone, "v", "packet=flags").getFirst()).startsWith("K");
            }
            assertThat(frames).isEqualTo(25 * SECONDS).isEqualTo(rung.frames());
            Mp4Track track = PackageTimeline.track(done.folder(), rung);
            for (int i = 0, idr = 0; i < track.samples().count(); i++) {
                idr = track.samples().isSync(i) ? i : idr;
                assertThat(i - idr).isLessThan(50);
            }
        }
    }

    @Test
    @DisplayName("PR-36 PR-37 PR-41 rungs share a timescale, decode times run without a gap, pictures begin at zero")
    void pr36TimesRunWithoutGap() {
        for (PackagedTrack.Video rung : rungs) {
            Mp4Track track = PackageTimeline.track(done.folder(), rung);
            assertThat(track.timescale()).isEqualTo(rungs.getFirst().timescale());
            long frame = track.timescale().ticksPerSecond() / 25;
            boolean negative = false;
            List<Long> shown = new ArrayList<>();
            for (int i = 0; i < track.samples().count(); i++) {
                assertThat(track.samples().decodeTime(i)).isEqualTo(i * frame);
                shown.add(track.samples().presentationTime(i));
                negative |=
                        track.samples().presentationTime(i) < track.samples().decodeTime(i);
            }
            assertThat(negative).as("B pictures are there").isTrue();
            shown.sort(null);
            for (int i = 0; i < shown.size(); i++) {
                assertThat(shown.get(i)).isEqualTo(i * frame);
            }
        }
    }

    @Test
    @DisplayName(
            "PR-59 PR-64 the MPD's length is that of the pictures, and its bandwidths feed a player without a stall")
    void pr64BandwidthFeedsAPlayer() throws IOException {
        String mpd = text("manifest.mpd");
        assertThat(seconds(mpd, "mediaPresentationDuration")).isCloseTo(SECONDS, within(0.03));
        double buffer = seconds(mpd, "minBufferTime");
        for (PackagedTrack track : tracks) {
            int at = mpd.indexOf("codecs=\"" + track.codecs() + "\"");
            int from = mpd.lastIndexOf("bandwidth=\"", mpd.indexOf('>', at));
            from = Math.max(from, mpd.indexOf("bandwidth=\"", mpd.lastIndexOf('<', at)));
            double bandwidth = Long.parseLong(mpd.substring(from + 11, mpd.indexOf('"', from + 11)));
            for (int i = 0; i < track.segments().size(); i++) {
                double bits = 0;
                for (int j = i; j < track.segments().size(); j++) {
                    bits += track.segments().get(j).bytes() * 8.0;
                    double time = (double) (track.segments().get(j).start()
                                    - track.segments().get(i).start())
                            / track.timescale().ticksPerSecond();
                    assertThat(bits).isLessThanOrEqualTo(bandwidth * (buffer + time));
                }
            }
        }
    }

    private static double seconds(String mpd, String attribute) {
        int at = mpd.indexOf(attribute + "=\"PT") + attribute.length() + 4;
        return Double.parseDouble(mpd.substring(at, mpd.indexOf('S', at)));
    }

    private double average(PackagedTrack track) {
        return bits(track, 0, track.segments().size()) / track.duration().approximateSeconds();
    }

    /** Of any run of segments that lasts 0.5 to 1.5 target durations, from the sizes of the files. */
    private double peak(PackagedTrack track) {
        double target = done.presentation().targetDuration();
        double most = 0;
        for (int i = 0; i < track.segments().size(); i++) {
            long ticks = 0;
            for (int j = i; j < track.segments().size(); j++) {
                ticks += track.segments().get(j).duration();
                double length = (double) ticks / track.timescale().ticksPerSecond();
                if (length >= 0.5 * target && length <= 1.5 * target) {
                    most = Math.max(most, bits(track, i, j + 1) / length);
                }
            }
        }
        return most;
    }

    private double bits(PackagedTrack track, int from, int to) {
        return track.segments().subList(from, to).stream()
                        .mapToLong(segment -> done.folder()
                                .resolve(track.path())
                                .resolve(segment.fileName())
                                .toFile()
                                .length())
                        .sum()
                * 8.0;
    }

    private String text(String path) throws IOException {
        return Files.readString(done.folder().resolve(path));
    }
}
