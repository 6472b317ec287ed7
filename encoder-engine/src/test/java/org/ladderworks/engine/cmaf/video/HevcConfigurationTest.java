package org.ladderworks.engine.cmaf.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.testing.SyntheticMp4;
import org.ladderworks.engine.time.Resolution;

class HevcConfigurationTest {
    private static final byte[] WHOLE = HexFormat.of().parseHex(SyntheticMp4.HVCC);

    @Test
    @DisplayName("PR-5 an hvc1 codec string has profile, compatibility, tier, level and constraints")
    void pr5CodecString() {
        assertThat(HevcConfiguration.parse(WHOLE).codecs()).isEqualTo("hvc1.1.6.L60.90");
        // Main 10, level 3.1 in High tier, constraints B0, in profile space 1: hvcC and SPS say the same twice.
        String other = SyntheticMp4.HVCC.replace(
                "01010160000003009000000300000300" + "3c", "0101622000000300b0000003000003005d");
        assertThat(HevcConfiguration.parse(HexFormat.of().parseHex(other)).codecs())
                .isEqualTo("hvc1.A2.4.H93.B0");
    }

    @Test
    void readsSizeDepthAndColour() {
        HevcConfiguration configuration = HevcConfiguration.parse(WHOLE);
        assertThat(configuration.format())
                .isEqualTo(new VideoFormat(
                        new Resolution(320, 180), 1, 8, false, 1, 1, Optional.of(new VideoColour(1, 1, 1, false))));
        assertThat(configuration.sps().subLayers()).isEqualTo(1);
        assertThat(configuration.lengthSize()).isEqualTo(4);
    }

    @Test
    @DisplayName("PR-30 arrays of parameter sets are marked complete")
    void pr30ArraysAreComplete() {
        byte[] open = HexFormat.of().parseHex(SyntheticMp4.HVCC.replace("0f03a0", "0f0320"));
        assertThat(HevcConfiguration.parse(open).record()).isEqualTo(WHOLE);
    }

    @Test
    void aRecordCutAnywhereIsMalformed() {
        RecordFuzz.cutAnywhere(WHOLE, WHOLE.length - 1, HevcConfiguration::parse);
    }

    @Test
    void randomBitsAreReadOrMalformed() {
        RecordFuzz.randomBits(WHOLE, 23, HevcConfiguration::parse, "hvc1.");
    }

    @Test
    void onlyIdrPicturesBeginGops() {
        HevcConfiguration configuration = HevcConfiguration.parse(WHOLE);
        assertThat(configuration.kind(0x2601)).isEqualTo(NalConfiguration.NalKind.IDR);
        assertThat(configuration.kind(0x2801)).isEqualTo(NalConfiguration.NalKind.IDR);
        assertThat(configuration.kind(0x2A01)).as("CRA").isEqualTo(NalConfiguration.NalKind.REFERENCE);
        assertThat(configuration.kind(0x0001)).as("TRAIL_N").isEqualTo(NalConfiguration.NalKind.DISPOSABLE);
        assertThat(configuration.kind(0x0201)).as("TRAIL_R").isEqualTo(NalConfiguration.NalKind.REFERENCE);
        assertThat(configuration.kind(0x4001)).as("VPS").isEqualTo(NalConfiguration.NalKind.PARAMETER_SET);
        assertThat(configuration.kind(0x4E01)).as("SEI").isEqualTo(NalConfiguration.NalKind.OTHER);
        assertThat(configuration.kind(0x2809)).as("another layer").isEqualTo(NalConfiguration.NalKind.OTHER);
    }
}
