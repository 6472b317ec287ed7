package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.testing.Frames;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.RealTools;

/** Frames that cannot be the title's sound as they are become it by being encoded again, and a note says why. */
class PassThroughRefusedTest {
    private static final FlashAndBeep AC3 =
            FlashAndBeep.at("25").seconds(4).with("-c:a", "ac3", "-b:a", "448k", "-ac", "6");

    @TempDir
    Path folder;

    @Test
    @DisplayName("what is cut, brought to a loudness or folded is encoded again")
    void changedSound() {
        Path source = AC3.make(folder.resolve("source.mp4"));
        Trim second = new Trim(Optional.of(CutPoint.parse("1")), Optional.empty(), Optional.empty());
        check(
                source,
                run(source, second, asked(true, Optional.empty()), "trim"),
                "the title is cut, which frames of sound cannot be");
        check(
                source,
                run(source, Trim.NONE, asked(true, Optional.of(-23.0)), "loudness"),
                "it is brought to another loudness");
        check(
                source,
                run(source, Trim.NONE, asked(false, Optional.empty()), "stereo"),
                "it becomes stereo; --surround keeps its 5.1");
    }

    @Test
    @DisplayName("PR-38 where packets are missing silence takes their place; the same job again finds all of it done")
    void pr38Gap() {
        Path whole = AC3.make(folder.resolve("whole.mkv"));
        Path source = folder.resolve("gap.mkv");
        RealTools.ffmpeg(List.of(
                "-i",
                whole.toString(),
                "-c",
                "copy",
                "-bsf:a",
                "noise=drop='between(pts*tb,1.5,2.5)'",
                source.toString()));
        AudioSettings asked = asked(true, Optional.empty());
        check(source, run(source, Trim.NONE, asked, "gap"), "it has a gap or an overlap before 2.5");
        assertThat(outcome(source, Trim.NONE, asked, "gap")).isInstanceOf(JobOutcome.UpToDate.class);
    }

    @Test
    @DisplayName("PR-38 sound that ends early goes on as silence")
    void pr38EndsEarly() {
        Path whole = AC3.make(folder.resolve("whole.mp4"));
        Path source = folder.resolve("early.mp4");
        RealTools.ffmpeg(List.of(
                "-i", whole.toString(), "-c", "copy", "-bsf:a", "noise=drop='gt(pts*tb,3.7)'", source.toString()));
        check(source, run(source, Trim.NONE, asked(true, Optional.empty()), "early"), " s early");
    }

    private static void check(Path source, JobOutcome.Succeeded done, String why) {
        assertThat(done.notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("AC-3 of audio stream 1 is encoded again: ")
                        .contains(why))
                .noneMatch(note -> note.contains("passed through"));
        PackagedTrack.Audio track = done.presentation().audio().stream()
                .filter(audio -> audio.codecs().equals("ac-3"))
                .findFirst()
                .orElseThrow();
        assertThat(track.priming()).isEqualTo(256);
        List<String> after = Frames.ofSound(PackageTimeline.joined(done.folder(), track));
        assertThat(Collections.indexOfSubList(Frames.ofSound(source), after.subList(0, 10)))
                .isNegative();
        PackagedSegment last = track.segments().getLast();
        long pictures = done.presentation().video().getFirst().duration().ticksIn(track.timescale());
        assertThat(pictures - (last.start() + last.duration() - track.priming()))
                .isBetween(0L, 1535L);
    }

    private static AudioSettings asked(boolean surround, Optional<Double> loudness) {
        return new AudioSettings(EnumSet.of(AudioCodec.AC3), surround, List.of(), loudness);
    }

    private JobOutcome.Succeeded run(Path source, Trim trim, AudioSettings audio, String name) {
        return switch (outcome(source, trim, audio, name)) {
            case JobOutcome.Succeeded done -> done;
            case JobOutcome.Failed failed -> throw new AssertionError(failed.error());
            case JobOutcome other -> throw new AssertionError(other);
        };
    }

    private JobOutcome outcome(Path source, Trim trim, AudioSettings audio, String name) {
        try (EncodingEngine engine = EncodingEngine.open()) {
            return engine.run(
                    JobSpec.of(
                                    List.of(new ClipSpec(source, trim)),
                                    folder.resolve(name),
                                    WorkFolder.unlimited(folder.resolve("work")))
                            .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF, audio))
                            .with(new Effort(2, false)),
                    _ -> {},
                    new Cancellation());
        }
    }
}
