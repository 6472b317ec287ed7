package org.ladderworks.engine.cmaf.dolby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
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

    @ParameterizedTest
    @CsvSource({
        "ac-3, 103dc0, 0",
        "ac-3, 103dc00110, 0",
        "ec-3, 0600200f00, 0",
        "ec-3, 0600200f000110, 16",
        "ec-3, 0600200f00ff0c, 12",
        "ec-3, 0600200f000010, 0",
        "ec-3, 0600200f000100, 0",
        "ec-3, 0600200f000111, 0",
        "ec-3, 0600200f0001, 0",
        "ec-3, 1800200f02020110, 16",
        "ec-3, 0601200f00200400010a, 10",
        "ec-3, 0601200f00200402020101, 1",
        // It ends before the second of its substreams does.
        "ec-3, 0601200f000110, 0",
    })
    @DisplayName("objects are those of the extension behind the last independent substream, 1 to 16 of them")
    void readsObjects(String type, String hex, int complexity) {
        assertThat(DolbyConfiguration.parse(type, HexFormat.of().parseHex(hex)).jocComplexity())
                .isEqualTo(complexity == 0 ? OptionalInt.empty() : OptionalInt.of(complexity));
    }

    @ParameterizedTest
    @CsvSource({
        "0600200f00, 0600200f000110",
        "0600200f000000, 0600200f000110",
        "0600200f0000, 0600200f000110",
        "0600200f00000055, 0600200f00011055",
        "1800200f0202, 1800200f02020110",
        "0601200f00200400, 0601200f002004000110",
    })
    @DisplayName("objects that a configuration does not tell of are told by its extension, and all else stays")
    void tellsObjects(String before, String after) {
        DolbyConfiguration told = DolbyConfiguration.parse(
                        "ec-3", HexFormat.of().parseHex(before))
                .withJointObjects(16);
        assertThat(told.bytes()).asHexString().isEqualToIgnoringCase(after);
        assertThat(told.jocComplexity()).hasValue(16);
        DolbyConfiguration back =
                DolbyConfiguration.parse("ec-3", HexFormat.of().parseHex(after));
        assertThat(back).isEqualTo(told);
        assertThat(back.jocComplexity()).hasValue(16);
        assertThat(back.channels()).isEqualTo(told.channels());
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
