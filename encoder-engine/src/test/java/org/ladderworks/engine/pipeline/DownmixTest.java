package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioMapping;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.Tones;

/** A tone in one channel of a source comes out of the channels that it belongs in, at the stated level, and no other. */
class DownmixTest {
    private static final AudioSettings SURROUND =
            new AudioSettings(EnumSet.allOf(AudioCodec.class), true, List.of(), Optional.empty());

    @TempDir
    Path folder;

    @Test
    @DisplayName("5.1 becomes stereo by BS.775 without clipping, and stays 5.1 in every codec that has it")
    void surroundIsFoldedByTheStatedCoefficients() {
        Path source = Tones.inOneStream(folder.resolve("six.mkv"), "5.1(side)", 6);
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"), SURROUND);
        double[][] stereo = {{0.4142, 0}, {0, 0.4142}, {0.2929, 0.2929}, {0, 0}, {0.2929, 0}, {0, 0.2929}};
        double[][] whole = identity();
        assertThat(done.presentation().audio().stream().map(PackagedTrack::path))
                .containsExactly(
                        "audio/und-main-aac-2",
                        "audio/und-main-aac-6",
                        "audio/und-main-ac3-6",
                        "audio/und-main-eac3-6",
                        "audio/und-main-opus-2");
        for (PackagedTrack.Audio track : done.presentation().audio()) {
            check(done, track, track.channels() == 2 ? stereo : whole);
        }
    }

    @Test
    @DisplayName("7.1 becomes 5.1 and stereo: side and back share the surround channels at half power each")
    void sevenChannelsAreFolded() {
        Path source = Tones.inOneStream(folder.resolve("eight.mkv"), "7.1", 8);
        JobOutcome.Succeeded done = Encodes.run(
                source, folder.resolve("out"), new AudioSettings(Set.of(), true, List.of(), Optional.empty()));
        double side = 0.1847;
        check(done, track(done, 2), new double[][] {
            {0.3694, 0}, {0, 0.3694}, {0.2612, 0.2612}, {0, 0}, {side, 0}, {0, side}, {side, 0}, {0, side}
        });
        double[][] six = new double[8][6];
        for (int channel = 0; channel < 4; channel++) {
            six[channel][channel] = 0.7071;
        }
        six[4][4] = six[6][4] = six[5][5] = six[7][5] = 0.5;
        check(done, track(done, 6), six);
    }

    @Test
    @DisplayName("mono sounds from both sides as loud as it is in the source")
    void monoKeepsItsLevel() {
        Path source = Tones.inOneStream(folder.resolve("one.mkv"), "mono", 1);
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        check(done, track(done, 2), new double[][] {{1, 1}});
    }

    @Test
    @DisplayName("six mono streams become 5.1 where an operator says so, each in its place")
    void separateStreamsAreJoined() {
        Path source = Tones.inSeparateStreams(folder.resolve("six.mov"), 6);
        JobOutcome.Succeeded asItIs = Encodes.run(source, folder.resolve("as-it-is"));
        assertThat(asItIs.presentation().audio()).hasSize(6);
        assertThat(asItIs.notes()).anySatisfy(note -> assertThat(note).contains("--audio 0+1+2+3+4+5:5.1"));
        JobOutcome.Succeeded done = Encodes.run(
                source,
                folder.resolve("out"),
                new AudioSettings(
                        Set.of(), false, List.of(AudioMapping.parse("0+1+2+3+4+5:5.1:en")), Optional.empty()));
        assertThat(done.presentation().audio())
                .hasSize(2)
                .allSatisfy(track -> assertThat(track.language()).isEqualTo("en"));
        check(done, track(done, 6), identity());
    }

    @Test
    @DisplayName("two mono streams are left and right, unasked, and that is told")
    void twoStreamsAreAPair() {
        Path source = Tones.inSeparateStreams(folder.resolve("two.mov"), 2);
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"));
        assertThat(done.presentation().audio()).hasSize(1);
        assertThat(done.notes()).anySatisfy(note -> assertThat(note).contains("left and right"));
        check(done, track(done, 2), new double[][] {{1, 0}, {0, 1}});
    }

    private static PackagedTrack.Audio track(JobOutcome.Succeeded done, int channels) {
        return done.presentation().audio().stream()
                .filter(track -> track.channels() == channels)
                .findFirst()
                .orElseThrow();
    }

    private static void check(JobOutcome.Succeeded done, PackagedTrack.Audio track, double[][] gains) {
        Tones.check(done.folder(), track, gains);
    }

    private static double[][] identity() {
        double[][] gains = new double[6][6];
        for (int channel = 0; channel < 6; channel++) {
            gains[channel][channel] = 1;
        }
        return gains;
    }
}
