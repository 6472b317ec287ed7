package org.ladderworks.engine.cmaf.dolby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** Configurations whose meaning was worked out by hand from ETSI TS 102 366, annex F. */
class DolbyConfigurationTest {
    @ParameterizedTest
    @CsvSource({
        "ac-3, 103dc0, 48000, 6",
        "ac-3, 5011a0, 44100, 2",
        "ec-3, 0600200f00, 48000, 6",
        // A dependent substream with Lrs/Rrs: 7.1.
        "ec-3, 1800200f0202, 48000, 8",
    })
    @DisplayName("sample rate and channels are those of the independent substream, and of what depends on it")
    void readsRateAndChannels(String type, String hex, int sampleRate, int channels) {
        DolbyConfiguration config =
                DolbyConfiguration.parse(type, HexFormat.of().parseHex(hex));
        assertThat(config.sampleRate()).isEqualTo(sampleRate);
        assertThat(config.channels()).isEqualTo(channels);
        assertThat(config.type()).isEqualTo(type);
        assertThat(config.bytes()).asHexString().isEqualToIgnoringCase(hex);
    }

    @Test
    @DisplayName("a configuration that ends early, or has a reserved sample rate, is malformed")
    void refusesMalformed() {
        byte[] whole = HexFormat.of().parseHex("0600200f00");
        for (int length = 0; length < 4; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> DolbyConfiguration.parse("ec-3", cut)).isInstanceOf(MalformedMediaException.class);
        }
        assertThatThrownBy(() -> DolbyConfiguration.parse("ac-3", HexFormat.of().parseHex("d03dc0")))
                .isInstanceOf(MalformedMediaException.class);
    }
}
