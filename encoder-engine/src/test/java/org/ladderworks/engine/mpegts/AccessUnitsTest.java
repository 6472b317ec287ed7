package org.ladderworks.engine.mpegts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.cmaf.MalformedMediaException;

class AccessUnitsTest {
    private static final String SPS = "6742c00b";
    private static final String PPS = "68ce0fc8";

    @Test
    @DisplayName("an IDR picture gets a delimiter and the parameter sets; its own are left out, all else stays")
    void idr() {
        AccessUnits units = units(4);
        read(units, "00000002 09F0" + "00000004" + SPS + "00000004" + PPS + "00000003 060102" + "00000003 658840");
        assertThat(text(units))
                .isEqualTo("0000000109f0" + "00000001" + SPS + "00000001" + PPS + "00000001060102" + "00000001658840");
        assertThat(units.isIdr()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    @DisplayName("lengths of every size are read")
    void lengths(int size) {
        AccessUnits units = units(size);
        read(units, "00".repeat(size - 1) + "02" + "419a" + "00".repeat(size - 1) + "01" + "0c");
        assertThat(text(units)).isEqualTo("0000000109f0" + "00000001419a" + "000000010c");
        assertThat(units.isIdr()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "00000004 658840, overruns",
        "7FFFFFFF 658840, overruns",
        "FFFFFFFF 658840, overruns",
        "80000000 658840, overruns",
        "00000000 658840, overruns",
        "00000003 658840 000000, ends inside",
        "00000003 658840 00000001, ends inside",
        "00000003 060102, no picture",
        "'', no picture"
    })
    @DisplayName("lengths that lie are malformed, and so is a sample without a picture")
    void lies(String sample, String says) {
        assertThatThrownBy(() -> read(units(4), sample))
                .isInstanceOf(MalformedMediaException.class)
                .hasMessageContaining(says);
    }

    @Test
    @DisplayName("of random bytes comes an access unit or a MalformedMediaException, nothing else")
    void random() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] sample = new byte[random.nextInt(24)];
            random.nextBytes(sample);
            for (int zero = 0; zero < sample.length && random.nextBoolean(); zero++) {
                sample[zero] = 0;
            }
            AccessUnits units = units(1 + random.nextInt(4));
            try {
                units.read(sample, sample.length);
                assertThat(units.length()).isPositive();
            } catch (MalformedMediaException e) {
                assertThat(e).hasMessageContaining("sample");
            }
        }
    }

    @Test
    @DisplayName("an ADTS header says what an AudioSpecificConfig says, of HE-AAC the core")
    void adts() {
        byte[] lc = header("1190", 100);
        // 48 kHz stereo AAC-LC, 107 bytes.
        assertThat(lc).asHexString().isEqualTo("FFF14C800D7FFC");
        // HE-AAC of 48 kHz with a core of 24 kHz: index 6.
        assertThat(header("2b118800", 8184)).asHexString().isEqualTo("FFF15883FFFFFC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1194", "1780", "1180", "", "11", "2a11", "f8"})
    @DisplayName("what ADTS cannot tell has no header: short frames, odd rates, channels told elsewhere, rubbish")
    void noAdts(String config) {
        assertThat(AdtsHeader.of(HexFormat.of().parseHex(config))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 8185, Integer.MAX_VALUE})
    @DisplayName("frames that ADTS cannot count are malformed")
    void adtsLength(int frame) {
        AdtsHeader header = AdtsHeader.of(HexFormat.of().parseHex("1190")).orElseThrow();
        assertThatThrownBy(() -> header.write(new byte[AdtsHeader.LENGTH], 0, frame))
                .isInstanceOf(MalformedMediaException.class);
    }

    private static byte[] header(String config, int frame) {
        byte[] header = new byte[AdtsHeader.LENGTH];
        AdtsHeader.of(HexFormat.of().parseHex(config)).orElseThrow().write(header, 0, frame);
        return header;
    }

    private static AccessUnits units(int lengthSize) {
        HexFormat hex = HexFormat.of();
        return new AccessUnits(lengthSize, List.of(hex.parseHex(SPS), hex.parseHex(PPS)));
    }

    private static void read(AccessUnits units, String sample) {
        byte[] bytes = HexFormat.of().parseHex(sample.replace(" ", ""));
        // With something behind it, as buffers have.
        units.read(Arrays.copyOf(bytes, bytes.length + 9), bytes.length);
    }

    private static String text(AccessUnits units) {
        return HexFormat.of().formatHex(Arrays.copyOf(units.bytes(), units.length()));
    }
}
