package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.encode.TrackFile;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.SyntheticMp4;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;

class MediaPackagerTest {
    private static final MediaTime SHORT = MediaTime.of(1, 100);

    @TempDir
    Path folder;

    @Test
    void joinsChunksWithoutGapOrOverlap() {
        Path one = synthetic("one", "I0 P3 b1 b2");
        Path two = new SyntheticMp4("I0 P1 P2").noEdits().write(folder.resolve("two.mp4"));

        PackagedTrack.Video track = pack(Clips.rung(one, two, one)).video().getFirst();

        SampleTable samples = Packages.readBack(out(), track).samples();
        assertThat(samples.count()).isEqualTo(11);
        assertThat(java.util.stream.IntStream.range(0, 11)
                        .mapToLong(i -> samples.presentationTime(i) / SyntheticMp4.FRAME)
                        .sorted())
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(track.frames()).isEqualTo(11);
        assertThat(track.frameRate()).isEqualTo(new FrameRate(25, 1));
    }

    @Test
    void refusesChunksWithOtherParameterSets() {
        Path one = Clips.video().frames(25).gop(25).encode(folder.resolve("one.mp4"));
        Path other = Clips.video().frames(25).gop(25).size("640x360").encode(folder.resolve("other.mp4"));

        assertRefused(ErrorCode.RENDITION_UNSUPPORTED, () -> pack(Clips.rung(one, other)), "other parameter sets");
    }

    @Test
    void refusesRungsThatAreNotAlignedAndNamesTheTimeAndBothFiles() {
        Path one = synthetic("one", "I0 P1 I2 P3");
        Path other = synthetic("other", "I0 P1 P2 I3");

        assertRefused(
                ErrorCode.RENDITIONS_NOT_ALIGNED,
                () -> pack(Clips.rung(one), Clips.rung(other)),
                "0.080000 s",
                "one.mp4",
                "other.mp4");
    }

    @Test
    void refusesOpenGopsAndStartsWithoutIdr() {
        // The second key frame is followed by a picture that is shown before it.
        Path open = synthetic("open", "I0 P1 I4 b2 b3");
        Path late = synthetic("late", "K0 P1 I2 P3");

        assertRefused(ErrorCode.RENDITION_UNSUPPORTED, () -> pack(Clips.rung(open)), "not closed");
        assertRefused(ErrorCode.RENDITION_UNSUPPORTED, () -> pack(Clips.rung(late)), "does not begin with an IDR");
    }

    @Test
    @DisplayName("PR-29 a key frame that is no IDR picture begins no fragment")
    void pr29KeyFramesThatAreNotIdrBeginNoFragment() {
        PackagedTrack.Video track = pack(SHORT, Clips.rung(synthetic("k", "I0 P1 K2 P3 I4 P5")))
                .video()
                .getFirst();

        assertThat(track.segments()).hasSize(2);
        assertThat(track.segments().getFirst().fragments()).hasSize(1);
    }

    @Test
    @DisplayName("PR-30 parameter sets that differ from avcC are refused")
    void pr30OtherParameterSetsAreRefused() {
        Path clip = new SyntheticMp4("I0 P1").inBand("67640028acd9").write(folder.resolve("clip.mp4"));

        assertRefused(ErrorCode.RENDITION_UNSUPPORTED, () -> pack(Clips.rung(clip)), "parameter sets");
    }

    @Test
    void alignsAHalfRateRungWithAnotherTimescale() {
        Path full = Clips.video().rate("30000/1001").frames(96).gop(48).encode(folder.resolve("full.mp4"));
        Path half = Clips.video()
                .rate("15000/1001")
                .frames(48)
                .gop(24)
                .size("160x90")
                .with("-video_track_timescale", "15000")
                .encode(folder.resolve("half.mp4"));

        PackagedPresentation presentation = pack(MediaTime.of(1, 1), Clips.rung(half), Clips.rung(full));

        assertThat(presentation.video())
                .extracting(PackagedTrack.Video::frameRate)
                .containsExactly(new FrameRate(30_000, 1001), new FrameRate(15_000, 1001));
        assertThat(presentation.video())
                .allSatisfy(track -> assertThat(track.segments())
                        .extracting(PackagedSegment::start)
                        .containsExactly(0L, 48L * 1001 * (track.timescale().ticksPerSecond() / 30_000)));
    }

    @Test
    void keepsVaryingFrameDurationsExactly() {
        // Every third frame is missing: durations 1, 2, 1, 2 ... frames of 1/25 s.
        Path clip = Clips.video()
                .frames(48)
                .gop(24)
                .with("-vf", "select='not(eq(mod(n,3),2))'", "-fps_mode", "vfr", "-enc_time_base", "1/12800")
                .encode(folder.resolve("vfr.mp4"));

        PackagedTrack.Video track = pack(Clips.rung(clip)).video().getFirst();

        SampleTable samples = Packages.readBack(out(), track).samples();
        long frame = track.timescale().ticksPerSecond() / 25;
        long[] shown = java.util.stream.IntStream.range(0, samples.count())
                .mapToLong(samples::presentationTime)
                .sorted()
                .toArray();
        for (int i = 0; i < shown.length; i++) {
            assertThat(shown[i]).isEqualTo((i / 2 * 3 + i % 2) * frame);
        }
    }

    @Test
    void refusesAudioThatIsShorterThanTheVideo() {
        Path video = Clips.video().frames(75).gop(25).encode(folder.resolve("v.mp4"));
        Path shorter = Clips.audio(folder.resolve("short.m4a"), "2.5", 48_000);
        Path enough = Clips.audio(folder.resolve("enough.m4a"), "2.95", 44_100);

        assertRefused(
                ErrorCode.RENDITION_AUDIO_SHORT,
                () -> pack(Clips.rung(video), Clips.sound("en", shorter)),
                "short.m4a",
                "3.000 s");
        assertThat(Packages.pack(folder.resolve("second"), Clips.rung(video), Clips.sound("en", enough))
                        .audio())
                .hasSize(1);
    }

    @Test
    void refusesAudioThatBeginsAfterTheVideoAndTrimsWhatIsBefore() {
        Path late = new SyntheticMp4("I0 P1 P2 P3 P4 I5 P6 P7").emptyEdit(80).write(folder.resolve("late.mp4"));
        Path sound = Clips.audio(folder.resolve("a.m4a"), "1", 48_000);

        PackagedTrack.Audio track =
                pack(Clips.rung(late), Clips.sound("en", sound)).audio().getFirst();

        // 80 ms of sound from before the first picture are cut: 1,024 + 3,840 samples.
        assertThat(Packages.readBack(out(), track).edits().mediaTime()).isEqualTo(4864);
        assertThat(track.segments().getFirst().start()).isZero();
    }

    @Test
    @DisplayName("PR-38 audio and video of fragmented files keep their sync, though the priming's time is lost there")
    void pr38FragmentedInputKeepsItsSync() {
        Path video = Clips.video().frames(75).gop(25).encode(folder.resolve("v.mp4"));
        Path sound = Clips.audio(folder.resolve("a.m4a"), "3", 48_000);
        Path both = folder.resolve("both.mp4");
        RealTools.run(
                RealTools.ffmpeg(),
                List.of(
                        "-v",
                        "error",
                        "-i",
                        video.toString(),
                        "-i",
                        sound.toString(),
                        "-c",
                        "copy",
                        "-movflags",
                        "frag_keyframe+empty_moov",
                        both.toString()));
        List<TrackFile> second = List.of(new TrackFile(both, 2));

        PackagedPresentation presentation =
                pack(Clips.rung(both), new Rendition.Audio(second, "en", "main", "English", Optional.empty()));

        PackagedTrack.Audio track = presentation.audio().getFirst();
        assertThat(Packages.readBack(out(), track).edits().mediaTime()).isEqualTo(1024);
    }

    @Test
    @DisplayName("audio without video makes segments of whole frames near 5.76 s")
    void packagesAudioAlone() {
        Path sound = Clips.audio(folder.resolve("a.m4a"), "18", 48_000);
        Path other = Clips.audio(folder.resolve("b.m4a"), "18", 44_100);

        PackagedPresentation presentation = pack(Clips.sound("en", sound), Clips.sound("pt-BR", other));

        assertThat(presentation.video()).isEmpty();
        PackagedTrack.Audio first = presentation.audio().getFirst();
        assertThat(first.segments()).extracting(PackagedSegment::start).startsWith(0L, 276_480L, 552_960L);
        assertThat(presentation.audio())
                .extracting(PackagedTrack::path)
                .containsExactly("audio/en-main-aac-2", "audio/pt-BR-main-aac-2");
        assertThat(presentation.audio().get(1).segments()).hasSameSizeAs(first.segments());
    }

    @Test
    void namesRungsOfOneHeightByTheirBitRate() {
        Path clip = synthetic("a", "I0 P1");
        Rendition.Video low = new Rendition.Video(Clips.rung(clip).chunks(), Optional.of(Bitrate.ofKilobits(1600)));
        Rendition.Video high = new Rendition.Video(Clips.rung(clip).chunks(), Optional.of(Bitrate.ofKilobits(3000)));

        assertThat(pack(low, high).video())
                .extracting(PackagedTrack::path)
                .containsExactlyInAnyOrder("video/avc-180p-3000k", "video/avc-180p-1600k");
    }

    @Test
    @DisplayName("every file is told with its size and its true SHA-256, and equal input gives equal bytes")
    void tellsEveryFileWithItsHash() throws IOException, NoSuchAlgorithmException {
        Path clip = Clips.video().frames(50).gop(25).encode(folder.resolve("v.mp4"));

        PackagedPresentation presentation = pack(MediaTime.of(1, 1), Clips.rung(clip));

        assertThat(presentation.files()).hasSize(3);
        for (PackagedFile file : presentation.files()) {
            byte[] bytes = Files.readAllBytes(out().resolve(file.path()));
            assertThat(file.size()).isEqualTo(bytes.length);
            assertThat(file.sha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
        assertThat(Packages.pack(folder.resolve("again"), Optional.of(MediaTime.of(1, 1)), Clips.rung(clip))
                        .files())
                .isEqualTo(presentation.files());
    }

    @Test
    void tellsProgressAndStopsWhenCancelled() {
        Rendition clip = Clips.rung(synthetic("a", "I0 P1 I2 P3 I4 P5"));
        List<Long> told = new ArrayList<>();
        new MediaPackager(
                        new PackagingSettings(out(), Optional.empty()),
                        (done, total) -> told.add(total - done),
                        () -> false)
                .packageAll(List.of(clip));
        assertThat(told)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .endsWith(0L)
                .hasSize(4);

        List<Long> before = new ArrayList<>();
        MediaPackager cancelled = new MediaPackager(
                new PackagingSettings(folder.resolve("cancelled"), Optional.empty()),
                (done, total) -> before.add(done),
                () -> !before.isEmpty());
        assertThatThrownBy(() -> cancelled.packageAll(List.of(clip))).isInstanceOf(CancellationException.class);
        assertThat(before).hasSize(1);
    }

    @Test
    void refusesVideoThatItsHeaderRotates() {
        Path upright = Clips.video().frames(25).gop(25).encode(folder.resolve("upright.mp4"));
        Path rotated = folder.resolve("rotated.mp4");
        RealTools.ffmpeg(
                List.of("-display_rotation", "90", "-i", upright.toString(), "-c", "copy", rotated.toString()));

        assertRefused(ErrorCode.RENDITION_UNSUPPORTED, () -> pack(Clips.rung(rotated)), "rotated");
    }

    @Test
    void keepsOnlyAsMuchAudioAsIsToBeHeard() {
        Path sound = Clips.audio(folder.resolve("a.m4a"), "3", 48_000);
        Rendition.Audio heard = new Rendition.Audio(
                Clips.sound("en", sound).chunks(), "en", "main", "English", Optional.of(MediaTime.of(2, 1)));

        long ticks = pack(heard).audio().getFirst().duration().ticks();

        assertThat(ticks).isBetween(96_000L, 97_023L);
    }

    @Test
    void overwritesNothing() {
        Rendition clip = Clips.rung(synthetic("a", "I0 P1"));
        pack(clip);

        assertRefused(ErrorCode.OUTPUT_NOT_EMPTY, () -> pack(clip), "init.mp4");
    }

    @Test
    void refusesLanguagesThatWouldLeaveThePackage() {
        Path sound = Clips.audio(folder.resolve("a.m4a"), "1", 48_000);

        assertRefused(ErrorCode.BAD_USAGE, () -> pack(Clips.sound("../../en", sound)), "../../en");
    }

    private Path synthetic(String name, String samples) {
        return new SyntheticMp4(samples).write(folder.resolve(name + ".mp4"));
    }

    private Path out() {
        return folder.resolve("out");
    }

    private PackagedPresentation pack(Rendition... renditions) {
        return Packages.pack(out(), renditions);
    }

    private PackagedPresentation pack(MediaTime length, Rendition... renditions) {
        return Packages.pack(out(), Optional.of(length), renditions);
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable work, String... telling) {
        assertThatThrownBy(work)
                .isInstanceOf(EngineException.class)
                .hasMessageContainingAll(telling)
                .extracting(e -> ((EngineException) e).code())
                .isEqualTo(code);
    }
}
