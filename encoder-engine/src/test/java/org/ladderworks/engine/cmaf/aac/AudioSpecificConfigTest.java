package org.ladderworks.engine.cmaf.aac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.cmaf.MalformedMediaException;

class AudioSpecificConfigTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // LC 48 kHz stereo; 44.1 kHz mono; LC with the backward-compatible "no SBR" signal of FFmpeg
        "1190, mp4a.40.2, 48000, 2, 1024",
        "1208, mp4a.40.2, 44100, 1, 1024",
        "119056e500, mp4a.40.2, 48000, 2, 1024",
        // 5.1; explicit SBR 24 -> 48 kHz; explicit PS from a mono core
        "11b0, mp4a.40.2, 48000, 6, 1024",
        "2b118800, mp4a.40.5, 48000, 2, 2048",
        "eb098800, mp4a.40.29, 48000, 2, 2048",
        // 960 samples to a frame
        "1194, mp4a.40.2, 48000, 2, 960",
    })
    void readsWhatItSays(String hex, String codecs, int rate, int channels, int frame) {
        AudioSpecificConfig config = AudioSpecificConfig.parse(HexFormat.of().parseHex(hex));

        assertThat(config.codecs()).isEqualTo(codecs);
        assertThat(config.sampleRate()).isEqualTo(rate);
        assertThat(config.channels()).isEqualTo(channels);
        assertThat(config.frameSamples()).isEqualTo(frame);
    }

    @Test
    @DisplayName("PR-42 a backward-compatible SBR signal counts as SBR")
    void pr42BackwardCompatibleSbrIsSbr() {
        // LC 24 kHz stereo, then sync extension 0x2b7, SBR present at 48 kHz
        assertThat(AudioSpecificConfig.parse(HexFormat.of().parseHex("131056e598")))
                .isEqualTo(new AudioSpecificConfig(5, 48_000, 2, 2048));
    }

    @Test
    void refusesWhatEndsEarlyOrIsReserved() {
        for (String hex : new String[] {"", "11", "1680", "17800000"}) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            assertThatThrownBy(() -> AudioSpecificConfig.parse(bytes)).isInstanceOf(MalformedMediaException.class);
        }
    }
}
