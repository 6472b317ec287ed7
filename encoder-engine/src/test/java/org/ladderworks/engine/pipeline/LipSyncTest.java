package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.testing.LipSync;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.RealTools;

/** What is seen and heard together in a source is seen and heard together after the trip, through both manifests. */
class LipSyncTest {
    private static final double TOLERANCE = 0.002;

    @TempDir
    Path folder;

    static Stream<Arguments> sources() {
        FlashAndBeep pal = FlashAndBeep.at("25");
        return Stream.of(
                Arguments.of("25.mp4", pal),
                Arguments.of("29.97.mp4", FlashAndBeep.at("30000/1001")),
                Arguments.of("23.976.mov", FlashAndBeep.at("24000/1001").with("-c:a", "pcm_s16le")),
                Arguments.of("29.97-milliseconds.mkv", FlashAndBeep.at("30000/1001")),
                Arguments.of("44100-mono.mp4", pal.sampleRate(44_100)),
                Arguments.of(
                        "44100-pcm.mkv",
                        FlashAndBeep.at("24000/1001").sampleRate(44_100).with("-c:a", "pcm_s16le")),
                Arguments.of("late-audio-by-edit-list.mp4", pal.audioFrom(0.5)),
                Arguments.of("late-audio-by-start-time.mkv", pal.audioFrom(0.5)),
                Arguments.of("delayed-audio.mp4", pal.audioDelay(0.1234)),
                Arguments.of("late-video.mp4", pal.videoFrom(0.4)),
                Arguments.of("late-video.mkv", pal.videoFrom(0.4)),
                Arguments.of("b-pictures.mp4", pal.with("-preset", "veryfast", "-bf", "3", "-g", "50")),
                Arguments.of("start-at-100.ts", pal.with("-output_ts_offset", "100", "-bf", "2", "-g", "50")),
                Arguments.of("44100-at-100.ts", pal.sampleRate(44_100).with("-output_ts_offset", "100")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    @DisplayName("PR-38 sound and pictures stay within 2 ms of the source, at the start, the middle and the end")
    void pr38SyncIsThatOfTheSource(String name, FlashAndBeep made) {
        check(made.make(folder.resolve(name)), made, Encodes.run(folder.resolve(name), folder.resolve("out")));
    }

    @Test
    @DisplayName("PR-38 sync holds where an edit list hides the beginning of a source")
    void pr38SyncHoldsBehindAnEditList() {
        FlashAndBeep made = FlashAndBeep.at("25").with("-g", "50", "-bf", "2");
        Path whole = made.make(folder.resolve("whole.mp4"));
        Path trimmed = folder.resolve("trimmed.mp4");
        RealTools.ffmpeg(List.of("-ss", "1.3", "-i", whole.toString(), "-c", "copy", trimmed.toString()));
        check(trimmed, made, Encodes.run(trimmed, folder.resolve("out")));
    }

    @Test
    @DisplayName("PR-38 sync holds in every rung, with B pictures")
    void pr38SyncHoldsInEveryRung() {
        FlashAndBeep made = FlashAndBeep.at("60000/1001").size("640x360").seconds(6);
        Path source = made.make(folder.resolve("rungs.mp4"));
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"), "apple-h264", "veryfast");
        assertThat(done.presentation().video()).hasSize(2);
        check(source, made, done);
    }

    @Test
    @DisplayName("PR-38 sync holds in every codec of sound, mono source and late pictures included")
    void pr38SyncHoldsInEveryCodec() {
        FlashAndBeep made = FlashAndBeep.at("30000/1001").videoFrom(0.4);
        Path source = made.make(folder.resolve("codecs.mp4"));
        JobOutcome.Succeeded done = Encodes.run(
                source,
                folder.resolve("out"),
                new AudioSettings(EnumSet.allOf(AudioCodec.class), true, List.of(), Optional.empty()));
        assertThat(done.presentation().audio())
                .extracting(PackagedTrack::codecs)
                .containsExactly("mp4a.40.2", "ac-3", "ec-3", "opus");
        List<Double> before =
                LipSync.offsets(Decode.video(source, 0, 16, 8), Decode.audio(source, 0), made.periodSeconds());
        assertThat(before).hasSizeGreaterThanOrEqualTo(4);
        PackagedTrack.Video rung = done.presentation().video().getFirst();
        List<Decode.Picture> video = Decode.video(PackageTimeline.joined(done.folder(), rung), 0, 16, 8);
        for (PackagedTrack.Audio track : done.presentation().audio()) {
            List<Double> after = LipSync.offsets(
                    video, Decode.audio(PackageTimeline.joined(done.folder(), track), 0), made.periodSeconds());
            assertThat(after).as("pairs in " + track.path()).hasSameSizeAs(before);
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i))
                        .as("beep after flash %d in %s", i, track.path())
                        .isCloseTo(before.get(i), within(TOLERANCE));
            }
        }
    }

    private static void check(Path source, FlashAndBeep made, JobOutcome.Succeeded done) {
        List<Double> before =
                LipSync.offsets(Decode.video(source, 0, 16, 8), Decode.audio(source, 0), made.periodSeconds());
        assertThat(before).hasSizeGreaterThanOrEqualTo(4);
        for (String manifest : List.of("master.m3u8", "manifest.mpd")) {
            Path input = done.folder().resolve(manifest);
            Decode.Audio audio = Decode.audio(input, 0);
            List<Decode.Stream> streams = Decode.videoStreams(input);
            assertThat(streams).hasSameSizeAs(done.presentation().video());
            for (Decode.Stream stream : streams) {
                List<Decode.Picture> video =
                        PackageTimeline.of(done, stream).place(Decode.video(input, stream.number(), 16, 8));
                List<Double> after = LipSync.offsets(video, audio, made.periodSeconds());
                assertThat(after).as("pairs in " + manifest).hasSameSizeAs(before);
                for (int i = 0; i < before.size(); i++) {
                    assertThat(after.get(i))
                            .as("beep after flash %d of %s, %s", i, manifest, stream)
                            .isCloseTo(before.get(i), within(TOLERANCE));
                }
            }
        }
    }
}
