package org.ladderworks.engine.cmaf.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.cmaf.MalformedMediaException;

class OpusConfigurationTest {
    @ParameterizedTest
    @CsvSource({"000201380000bb80000000, 2", "000601380000bb80000001040200040102 0305, 6"})
    @DisplayName("channels are those that come out, whatever streams they are coded in")
    void readsChannels(String hex, int channels) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        OpusConfiguration config = OpusConfiguration.parse(bytes);
        assertThat(config.channels()).isEqualTo(channels);
        assertThat(config.bytes()).isEqualTo(bytes);
        assertThat(config).isEqualTo(OpusConfiguration.parse(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0002",
                "000201380000bb800000",
                "000001380000bb80000000",
                "010201380000bb80000000",
                "000601380000bb80000001040200"
            })
    @DisplayName("a configuration that ends early, has no channel or another version is malformed")
    void refusesMalformed(String hex) {
        assertThatThrownBy(() -> OpusConfiguration.parse(HexFormat.of().parseHex(hex)))
                .isInstanceOf(MalformedMediaException.class);
    }
}
