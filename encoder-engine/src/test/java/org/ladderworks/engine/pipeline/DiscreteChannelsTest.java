package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.encode.AudioMapping;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.Tones;

/** Eight mono streams beside pictures, as broadcasters and editors deliver them, become 5.1 and stereo where they are told to. */
class DiscreteChannelsTest {
    private static final AudioSettings MAPPED = new AudioSettings(
            Set.of(),
            false,
            List.of(AudioMapping.parse("1+2+3+4+5+6:5.1:en"), AudioMapping.parse("7+8:stereo:en:main:Stereo mix")),
            Optional.empty());

    @TempDir
    Path folder;

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of("eight.mxf", new String[] {"-c:v", "mpeg2video", "-pix_fmt", "yuv422p", "-q:v", "2"}),
                Arguments.of("eight.mov", new String[] {"-c:v", "prores_ks", "-profile:v", "0"}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    @DisplayName("eight mono streams become 5.1 and stereo, each channel in its place and in its time")
    void eightStreamsBecomeSixAndTwo(String name, String[] codec) {
        Path source = Tones.besidePictures(folder.resolve(name), 8, codec);
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"), MAPPED);
        assertThat(done.presentation().video()).isNotEmpty();
        assertThat(done.presentation().audio())
                .extracting(track -> track.channels() + " " + track.language() + " " + track.label())
                .containsExactly("2 en en", "2 en Stereo mix", "6 en en");

        double[][] six = new double[8][6];
        for (int channel = 0; channel < 6; channel++) {
            six[channel][channel] = 1;
        }
        check(done, 2, six);
        double[][] two = new double[8][2];
        two[6][0] = two[7][1] = 1;
        check(done, 1, two);
        double[][] fold = {{0.4142, 0}, {0, 0.4142}, {0.2929, 0.2929}, {0, 0}, {0.2929, 0}, {0, 0.2929}, {0, 0}, {0, 0}
        };
        check(done, 0, fold);
    }

    private static void check(JobOutcome.Succeeded done, int track, double[][] gains) {
        PackagedTrack.Audio audio = done.presentation().audio().get(track);
        assertThat(Arrays.stream(gains)).allMatch(row -> row.length == audio.channels());
        Tones.check(done.folder(), audio, gains);
    }
}
