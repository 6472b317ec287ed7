package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
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
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.ReviewedSound;
import org.ladderworks.engine.testing.Sound;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/** Broadcasters change from 5.1 to stereo in mid-stream, for the news between two films. */
class ChangingChannelsTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}, then {1}")
    @CsvSource({"5.1, stereo, false", "stereo, 5.1, false", "5.1, stereo, true"})
    @DisplayName("sound whose channels change is one track without a gap, heard before and behind the change")
    void oneTrack(String first, String second, boolean surround) throws IOException {
        Path source = source(first, second);
        JobOutcome.Succeeded done =
                Encodes.run(JobSpec.of(source, folder.resolve("out"), WorkFolder.unlimited(folder.resolve("work")))
                        .with(new EncodeSettings(
                                Optional.of("ultrafast"),
                                RateMode.CAPPED_CRF,
                                new AudioSettings(EnumSet.of(AudioCodec.OPUS), surround, List.of(), Optional.empty())))
                        .with(TrickPlaySettings.NONE.withReview(true)));

        assertThat(done.presentation().audio()).hasSizeGreaterThan(1);
        for (PackagedTrack.Audio track : done.presentation().audio()) {
            assertThat(Decode.audio(PackageTimeline.joined(done.folder(), track), 0)
                            .end())
                    .as(track.path())
                    .isCloseTo(4, within(0.03));
            Sound sound = Sound.of(done.folder(), track);
            assertThat(sound.level(0, 0.5, 1.5)).as(track.path()).isGreaterThan(0.02);
            assertThat(sound.level(0, 2.5, 3.5)).as(track.path()).isGreaterThan(0.02);
        }
        ReviewedSound heard = ReviewedSound.read(done.folder(), "audio-und-main");
        assertThat(heard.highest(0, 0.5, 1.5)).as("what is told of before").isGreaterThan(8);
        assertThat(heard.highest(0, 2.5, 3.5)).as("what is told of behind").isGreaterThan(8);
    }

    /** Two seconds of each, one behind the other in one stream of AC-3, which has a header in each frame. */
    private Path source(String first, String second) throws IOException {
        Path joined = folder.resolve("joined.ac3");
        try (OutputStream out = Files.newOutputStream(joined)) {
            for (String layout : List.of(first, second)) {
                Path part = folder.resolve(layout + ".ac3");
                String channels = layout.equals("stereo") ? "s|s" : "s|s|s|s|s|s";
                RealTools.ffmpeg(List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "aevalsrc=exprs=" + channels.replace("s", "0.3*sin(2*PI*440*t)") + ":c=" + layout
                                + ":s=48000:d=2.016",
                        "-c:a",
                        "ac3",
                        part.toString()));
                Files.copy(part, out);
            }
        }
        Path source = folder.resolve("source.ts");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x180:r=25:d=4",
                "-i",
                joined.toString(),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "25",
                "-c:a",
                "copy",
                source.toString()));
        return source;
    }
}
