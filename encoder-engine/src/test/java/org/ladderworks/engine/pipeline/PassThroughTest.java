package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.testing.Frames;
import org.ladderworks.engine.testing.LipSync;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.Sound;

/** AC-3 and E-AC-3 of a source are packaged frame by frame as they are, in sync to the sample. */
class PassThroughTest {
    private static final int FRAME = 1536;

    /** Two samples: times of sources are rounded. */
    private static final double TOLERANCE = 2.0 / 48_000;

    private static final AudioSettings ASKED =
            new AudioSettings(EnumSet.of(AudioCodec.AC3, AudioCodec.EAC3), true, List.of(), Optional.empty());

    @TempDir
    Path folder;

    /** Names, codecs, how they are made, and how many frames of silence come before those of the source. */
    static Stream<Arguments> sources() {
        FlashAndBeep made = FlashAndBeep.at("25").seconds(6);
        FlashAndBeep ac3 = made.with("-c:a", "ac3", "-b:a", "448k", "-ac", "6");
        FlashAndBeep eac3 = made.with("-c:a", "eac3", "-b:a", "320k", "-ac", "6");
        String[] at100 = {"-output_ts_offset", "100"};
        return Stream.of(
                Arguments.of("ac3.mp4", AudioCodec.AC3, ac3, 0),
                Arguments.of("eac3.mp4", AudioCodec.EAC3, eac3, 0),
                Arguments.of("ac3-late.mp4", AudioCodec.AC3, ac3.audioDelay(0.04), 2),
                Arguments.of("eac3-early.mp4", AudioCodec.EAC3, eac3.audioDelay(-0.01), 0),
                Arguments.of("ac3-at-100.ts", AudioCodec.AC3, ac3.with(at100), 0),
                Arguments.of(
                        "eac3-early-at-100.ts",
                        AudioCodec.EAC3,
                        eac3.with(at100).audioDelay(-0.01),
                        0),
                Arguments.of(
                        "eac3-late-at-100.ts", AudioCodec.EAC3, eac3.with(at100).audioDelay(0.04), 2),
                Arguments.of("ac3-long-before.mkv", AudioCodec.AC3, ac3.videoFrom(0.4), 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    @DisplayName("PR-38 every frame is the source's own, and is heard when it was")
    void pr38FramesAreTheSources(String name, AudioCodec codec, FlashAndBeep made, int silence) {
        Path source = made.make(folder.resolve(name));
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"), ASKED);
        assertThat(done.notes())
                .contains(codec.title() + " of audio stream 1 is passed through as it is")
                .noneMatch(note -> note.contains("encoded again"));
        PackagedTrack.Audio track = track(done, codec);
        assertThat(track.channels()).isEqualTo(6);

        Path packaged = PackageTimeline.joined(done.folder(), track);
        List<String> before = Frames.ofSound(source);
        List<String> after = Frames.ofSound(packaged);
        List<String> own = after.subList(silence, after.size());
        assertThat(own).hasSizeGreaterThan(160);
        assertThat(Collections.indexOfSubList(before, own))
                .as("all of it, frame by frame")
                .isNotNegative();

        PackagedSegment last = track.segments().getLast();
        long heard = last.start() + last.duration() - track.priming();
        long pictures = done.presentation().video().getFirst().duration().ticksIn(track.timescale());
        assertThat(pictures - heard).isBetween(0L, FRAME - 1L);
        assertThat(Sound.of(done.folder(), track).length()).isEqualTo((int) heard);
        checkSync(source, made, done, packaged);
    }

    private static void checkSync(Path source, FlashAndBeep made, JobOutcome.Succeeded done, Path packaged) {
        List<Double> before =
                LipSync.offsets(Decode.video(source, 0, 16, 8), Decode.audio(source, 0), made.periodSeconds());
        assertThat(before).hasSizeGreaterThanOrEqualTo(4);
        Path rung = PackageTimeline.joined(
                done.folder(), done.presentation().video().getFirst());
        List<Double> after =
                LipSync.offsets(Decode.video(rung, 0, 16, 8), Decode.audio(packaged, 0), made.periodSeconds());
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).as("beep after flash %d", i).isCloseTo(before.get(i), within(TOLERANCE));
        }
    }

    private static PackagedTrack.Audio track(JobOutcome.Succeeded done, AudioCodec codec) {
        return done.presentation().audio().stream()
                .filter(track -> track.codecs().equals(codec == AudioCodec.AC3 ? "ac-3" : "ec-3"))
                .findFirst()
                .orElseThrow();
    }
}
