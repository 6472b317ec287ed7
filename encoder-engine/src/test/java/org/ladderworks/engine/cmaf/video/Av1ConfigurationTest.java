package org.ladderworks.engine.cmaf.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.testing.SyntheticMp4;
import org.ladderworks.engine.time.Resolution;

class Av1ConfigurationTest {
    private static final byte[] WHOLE = HexFormat.of().parseHex(SyntheticMp4.AV1C);

    @Test
    @DisplayName("PR-5 an av01 codec string is short for BT.709, and whole for any other colour")
    void pr5CodecString() {
        assertThat(parse(SyntheticMp4.AV1C).codecs()).isEqualTo("av01.0.00M.08");
        // color_config begins in the middle of a byte: 0x10 are the low bits of a code point and the high ones of the
        // next.
        String pq = SyntheticMp4.AV1C.replace("f81010101040", "f85" + "09" + "10" + "09" + "040");
        assertThat(parse(pq).format().colour()).contains(new VideoColour(9, 16, 9, false));
        assertThat(parse(pq).codecs()).isEqualTo("av01.0.00M.10.0.110.09.16.09.0");
    }

    @Test
    void readsSizeDepthAndColour() {
        assertThat(parse(SyntheticMp4.AV1C).format())
                .isEqualTo(new VideoFormat(
                        new Resolution(320, 180), 1, 8, false, 1, 1, Optional.of(new VideoColour(1, 1, 1, false))));
    }

    @Test
    @DisplayName("PR-30 a record takes the sequence header that the samples have")
    void pr30SequenceHeaderOfTheSamples() {
        Av1Configuration declared = parse(SyntheticMp4.AV1C + "2a00");
        assertThat(declared.withSequence(declared.sequence())).isEqualTo(declared);
        // As SVT-AV1 writes it: other tools, ten bits.
        byte[] actual = HexFormat.of().parseHex("000000043cfecc6af9d01010104032".substring(0, 28));
        assertThat(HexFormat.of().formatHex(declared.withSequence(actual).record()))
                .isEqualTo("81004c00" + "0a0e" + HexFormat.of().formatHex(actual) + "2a00");
    }

    @Test
    void aRecordCutAnywhereIsMalformed() {
        RecordFuzz.cutAnywhere(WHOLE, WHOLE.length - 2, Av1Configuration::parse);
    }

    @Test
    void randomBitsAreReadOrMalformed() {
        RecordFuzz.randomBits(WHOLE, 4, Av1Configuration::parse, "av01.");
    }

    private static Av1Configuration parse(String hex) {
        return Av1Configuration.parse(HexFormat.of().parseHex(hex));
    }
}
