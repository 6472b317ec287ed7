package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.testing.LipSync;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.Sound;

/** Where the sound of a source is missing for a second there is silence, and what comes after is heard in its time. */
class SoundGapTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"gap.mkv, aac", "gap.mkv, flac", "gap.ts, aac", "gap.ts, ac3"})
    @DisplayName("PR-38 missing packets become silence, and sync behind them is what it was before them")
    void pr38MissingPacketsAreSilence(String name, String codec) {
        FlashAndBeep made = FlashAndBeep.at("25").seconds(7).with("-c:a", codec, "-ac", "2");
        Path whole = made.make(folder.resolve("whole.mkv"));
        Path source = folder.resolve(name);
        RealTools.ffmpeg(List.of(
                "-i",
                whole.toString(),
                "-c",
                "copy",
                "-bsf:a",
                "noise=drop='between(pts*tb,2.6,3.6)'",
                source.toString()));
        JobOutcome.Succeeded done = Encodes.run(
                source,
                folder.resolve("out"),
                new AudioSettings(EnumSet.of(AudioCodec.EAC3), false, List.of(), Optional.empty()));
        List<Double> before =
                LipSync.offsets(Decode.video(whole, 0, 16, 8), Decode.audio(whole, 0), made.periodSeconds());
        assertThat(before).hasSize(6);
        List<Decode.Picture> pictures = Decode.video(
                PackageTimeline.joined(
                        done.folder(), done.presentation().video().getFirst()),
                0,
                16,
                8);
        assertThat(done.presentation().audio()).hasSize(2);
        for (PackagedTrack.Audio track : done.presentation().audio()) {
            List<Double> after = LipSync.offsets(
                    pictures, Decode.audio(PackageTimeline.joined(done.folder(), track), 0), made.periodSeconds());
            // All but the beep of the fourth second.
            assertThat(after).as(track.path()).hasSize(5);
            assertThat(after).allSatisfy(offset -> assertThat(offset).isCloseTo(before.getFirst(), within(0.002)));
            assertThat(Sound.of(done.folder(), track).level(0, 2.7, 3.5)).isLessThan(0.001);
        }
    }
}
