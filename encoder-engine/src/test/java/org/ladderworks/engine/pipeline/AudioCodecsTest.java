package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.read.BoxDump;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.Sound;

/** Every codec of sound in one package, at a frame rate whose segments end on no audio frame. */
class AudioCodecsTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static JobOutcome.Succeeded done;

    @BeforeAll
    static void encode() {
        Path source = folder.resolve("surround.mkv");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=160x90:r=30000/1001:d=14",
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=a=0.1:r=48000:d=13,aformat=channel_layouts=mono,pan=5.1(side)|FL=c0|FR=c0|FC=c0|LFE=c0|SL=c0|SR=c0",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-c:a",
                "flac",
                "-metadata:s:a:0",
                "language=eng",
                source.toString()));
        done = Encodes.run(
                source,
                folder.resolve("out"),
                new AudioSettings(EnumSet.allOf(AudioCodec.class), true, List.of(), Optional.empty()));
        assertThat(tracks())
                .extracting(PackagedTrack::codecs)
                .containsExactly("mp4a.40.2", "mp4a.40.2", "ac-3", "ec-3", "opus");
    }

    @Test
    @DisplayName(
            "PR-38 each codec ends with the pictures, less than a frame before, and another FFmpeg hears every sample")
    void pr38EverySampleIsHeard() {
        PackagedTrack.Video video = done.presentation().video().getFirst();
        long pictures = video.duration().ticksIn(tracks().getFirst().timescale());
        for (PackagedTrack.Audio track : tracks()) {
            PackagedSegment last = track.segments().getLast();
            long heard = last.start() + last.duration() - track.priming();
            assertThat(Sound.of(done.folder(), track).length()).as(track.path()).isEqualTo((int) heard);
            assertThat(pictures - heard).as(track.path()).isBetween(0L, frame(track) - 1);
        }
    }

    @Test
    @DisplayName(
            "PR-38 priming is told once: 1024 samples of AAC, 256 of AC-3 and E-AC-3, 312 of Opus with 80 ms of roll")
    void pr38PrimingAndPreRoll() {
        for (PackagedTrack.Audio track : tracks()) {
            long priming = switch (track.codecs()) {
                case "ac-3", "ec-3" -> 256;
                case "opus" -> 312;
                default -> 1024;
            };
            String init = BoxDump.of(done.folder().resolve(track.path()).resolve("init.mp4"));
            String segment = BoxDump.of(done.folder().resolve(track.path()).resolve("00001.m4s"));
            assertThat(track.priming()).isEqualTo(priming);
            assertThat(init).containsOnlyOnce("elst entries=1 duration=0 mediaTime=" + priming + " rate=1.0");
            switch (track.codecs()) {
                case "ac-3", "ec-3" -> {
                    assertThat(init).doesNotContain("sgpd");
                    assertThat(segment).doesNotContain("sbgp");
                }
                default -> assertThat(init).containsOnlyOnce("sgpd v1 roll 2 1");
            }
            assertThat(rollDistance(track)).isEqualTo(track.codecs().equals("opus") ? -4 : rolls(track) ? -1 : 0);
        }
    }

    @Test
    @DisplayName("PR-36 decode times are the sum of all earlier durations, in every codec")
    void pr36TimesRunWithoutGap() {
        for (PackagedTrack.Audio track : tracks()) {
            Mp4Track back = PackageTimeline.track(done.folder(), track);
            for (int i = 0; i < back.samples().count(); i++) {
                assertThat(back.samples().decodeTime(i)).isEqualTo(i * frame(track));
            }
            assertThat(back.samples().end())
                    .isEqualTo(track.segments().getLast().start()
                            + track.segments().getLast().duration());
        }
    }

    @Test
    @DisplayName("PR-28 every codec is cut at the frame nearest to where the pictures are")
    void pr28BoundariesAreNear() {
        List<PackagedSegment> pictures = done.presentation().video().getFirst().segments();
        double ticks = done.presentation().video().getFirst().timescale().ticksPerSecond();
        for (PackagedTrack.Audio track : tracks()) {
            assertThat(track.segments()).hasSameSizeAs(pictures);
            for (int i = 0; i < pictures.size(); i++) {
                assertThat(track.segments().get(i).start() / 48_000.0)
                        .as("segment %d of %s", i, track.path())
                        .isCloseTo(pictures.get(i).start() / ticks, within(frame(track) / 2.0 / 48_000 + 1e-5));
            }
        }
    }

    @Test
    @DisplayName("PR-5 PR-62 another FFmpeg reads codec, channels and layout from the headers")
    void pr5HeadersTellTheCodec() {
        assertThat(tracks().stream()
                        .map(track -> Decode.probe(
                                        PackageTimeline.joined(done.folder(), track),
                                        "a",
                                        "stream=codec_name,sample_rate,channels")
                                .getFirst()))
                .containsExactly("aac,48000,2", "aac,48000,6", "ac3,48000,6", "eac3,48000,6", "opus,48000,2");
    }

    @Test
    @DisplayName("PR-61 the MPD tells the channels in the scheme of each codec")
    void pr61ChannelConfiguration() throws IOException {
        String mpd = Files.readString(done.folder().resolve("manifest.mpd"));
        for (PackagedTrack.Audio track : tracks()) {
            int at = mpd.indexOf(
                    "codecs=\"" + track.codecs() + "\"",
                    mpd.indexOf(track.path().substring(6) + "\" "));
            String configuration = mpd.substring(at, mpd.indexOf("</Representation>", at));
            assertThat(configuration)
                    .contains(
                            track.codecs().endsWith("c-3")
                                    ? "tag:dolby.com,2014:dash:audio_channel_configuration:2011\" value=\"F801\""
                                    : "urn:mpeg:mpegB:cicp:ChannelConfiguration\" value=\"" + track.channels() + "\"");
        }
    }

    @Test
    @DisplayName("what was packaged once is packaged again: MP4 files of every codec are read")
    void packagedAgain() {
        List<Path> files = tracks().stream()
                .map(track -> PackageTimeline.joined(done.folder(), track))
                .toList();
        JobOutcome outcome = RepackageJob.run(
                RepackageSpec.of(files, folder.resolve("again")),
                _ -> {},
                new org.ladderworks.engine.progress.Cancellation());
        assertThat(outcome).isInstanceOf(JobOutcome.Succeeded.class);
        JobOutcome.Succeeded again = (JobOutcome.Succeeded) outcome;
        assertThat(again.presentation().audio()).hasSameSizeAs(tracks());
        for (int i = 0; i < tracks().size(); i++) {
            PackagedTrack.Audio before = tracks().get(i);
            PackagedTrack.Audio after = again.presentation().audio().get(i);
            assertThat(after.path()).isEqualTo(before.path());
            assertThat(after.priming()).isEqualTo(before.priming());
            assertThat(after.duration()).isEqualTo(before.duration());
        }
    }

    private static List<PackagedTrack.Audio> tracks() {
        return done.presentation().audio();
    }

    private static long frame(PackagedTrack.Audio track) {
        return switch (track.codecs()) {
            case "ac-3", "ec-3" -> 1536;
            case "opus" -> 960;
            default -> 1024;
        };
    }

    private static boolean rolls(PackagedTrack.Audio track) {
        return !track.codecs().endsWith("c-3");
    }

    /** The last two bytes of the roll group's only entry; 0 where there is none. */
    private static int rollDistance(PackagedTrack.Audio track) {
        try {
            byte[] bytes =
                    Files.readAllBytes(done.folder().resolve(track.path()).resolve("init.mp4"));
            int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("sgpd");
            return at < 0 ? 0 : (short) ((bytes[at + 20] << 8) | (bytes[at + 21] & 0xFF));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
