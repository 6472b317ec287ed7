package org.ladderworks.engine.cmaf.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.testing.CodedSamples;
import org.ladderworks.engine.testing.SyntheticMp4;

class SliceHeadersTest {
    private static final SliceHeaders AVC = SliceHeaders.of(AvcConfiguration.parse(
            HexFormat.of().parseHex("014d400cffe1001c" + SyntheticMp4.SPS + "010004" + SyntheticMp4.PPS)));

    /** 26 bits of header, told in {@link SyntheticMp4}. */
    private static final String IDR = "65" + "888403c0";

    @Test
    void dataBeginsAtTheFirstWholeByte() {
        assertThat(AVC.end(HexFormat.of().parseHex(IDR + "ffffff"))).isEqualTo(5);
        SliceHeaders hevc =
                SliceHeaders.of(HevcConfiguration.parse(HexFormat.of().parseHex(SyntheticMp4.HVCC)));
        assertThat(hevc.end(HexFormat.of().parseHex(HeaderFuzzTarget.HEVC_IDR + "ffff")))
                .isEqualTo(4);
        assertThat(hevc.end(HexFormat.of().parseHex(HeaderFuzzTarget.HEVC_P + "ffff")))
                .isEqualTo(6);
    }

    @Test
    void emulationPreventionBytesCount() {
        // first_mb_in_slice 2^23-1: 23 zeros lead, so the NAL unit holds 00 00 03 and what was one byte further.
        String bits =
                "0".repeat(23) + "1" + "0".repeat(23) + "0001000" + "1" + "0000" + "1" + "000000" + "00" + "1" + "111";
        StringBuilder bytes = new StringBuilder("65");
        String padded = bits + "0".repeat((8 - bits.length() % 8) % 8);
        int zeros = 0;
        for (int i = 0; i < padded.length(); i += 8) {
            int value = Integer.parseInt(padded.substring(i, i + 8), 2);
            if (zeros == 2 && value <= 3) {
                bytes.append("03");
                zeros = 0;
            }
            zeros = value == 0 ? zeros + 1 : 0;
            bytes.append(HexFormat.of().toHexDigits((byte) value));
        }
        byte[] nalUnit = HexFormat.of().parseHex(bytes + "ffffff");

        assertThat(bytes.toString()).contains("000003");
        assertThat(AVC.end(nalUnit)).isEqualTo(bytes.length() / 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"AVC", "HEVC"})
    void whatEndsInsideItsHeaderIsMalformed(CodedSamples codec) {
        SliceHeaders headers = SliceHeaders.of((NalConfiguration) codec.configuration());
        for (byte[] sample : codec.samples()) {
            byte[] whole = codec.last(sample);
            int end = headers.end(whole);
            assertThat(end).isBetween(4, whole.length - 1);
            for (int length = 1; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                if (length < end) {
                    assertThatThrownBy(() -> headers.end(cut)).isInstanceOf(MalformedMediaException.class);
                } else {
                    assertThat(headers.end(cut)).isEqualTo(end);
                }
            }
        }
    }

    @Test
    void partitionsAndExtensionsAreNotTakenForClear() {
        assertThat(List.of(0x65, 0x41, 0x01)).allMatch(header -> AVC.part(header) == SliceHeaders.Part.SLICE);
        assertThat(List.of(0x06, 0x09, 0x0C, 0x67)).allMatch(header -> AVC.part(header) == SliceHeaders.Part.CLEAR);
        assertThat(List.of(0x42, 0x03, 0x04, 0x13, 0x74, 0x75))
                .allMatch(header -> AVC.part(header) == SliceHeaders.Part.UNKNOWN);
    }

    @Test
    void mutatedHeadersAreReadOrRefused() {
        Random random = new Random(20_261_122);
        List<byte[]> seeds = HeaderFuzzTarget.seeds();
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 200_000; round++) {
                byte[] bytes = seeds.get(round % seeds.size()).clone();
                for (int change = random.nextInt(6); change >= 0; change--) {
                    bytes[1 + random.nextInt(bytes.length - 1)] ^= (byte) (1 << random.nextInt(8));
                }
                int length = random.nextInt(4) == 0 ? 2 + random.nextInt(bytes.length - 1) : bytes.length;
                HeaderFuzzTarget.fuzzerTestOneInput(Arrays.copyOf(bytes, length));
            }
        });
    }
}
