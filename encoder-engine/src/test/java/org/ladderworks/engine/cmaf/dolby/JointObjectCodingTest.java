package org.ladderworks.engine.cmaf.dolby;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames that were put together by hand, field by field, from ETSI TS 102 366, annex E.1.2. */
class JointObjectCodingTest {
    private static final String SYNC = "0000101101110111";
    private static final String SIZE = "01010000000";
    private static final String DIALOGUE = "11111 0";
    private static final String COMPRESSED_DIALOGUE = "11111 1 10101010";

    /** addbsie, addbsil, reserved, flag, 16 objects. */
    private static final String OBJECTS = "1 000001 0000000 1 00010000";

    private static final String NO_METADATA = "0 0";
    private static final String SURROUND = head("00", "000", "00", "11", "111 1") + DIALOGUE;

    /** dmixmod, four levels, LFE, programme and external scale, mixdef 1, blocks 1 and 4. */
    private static final String SURROUND_MIXING =
            "1 01 100100 100100 1 01010 1 110011 1 000000 01 10101 1 100001 0 0 111111 0 0";

    private static final String SURROUND_INFORMATION = "1 000 1 0 10 1 11111 00 0 1";

    /** As long as bit stream information can be: two programmes, mixdef 3 with 33 bytes. */
    private static final String LONGEST = head("00", "000", "00", "00", "000 1") + COMPRESSED_DIALOGUE
            + COMPRESSED_DIALOGUE + "1 1 01010 1 110011 1 110011 1 110011 11 11111" + "1".repeat(33 * 8)
            + "1 11111111 111111 1 11111111 111111 1 10101" + "1 000 1 1 1 11111111 1 11111111 1" + "1";

    static Stream<Arguments> withObjects() {
        String stereo = head("00", "000", "00", "11", "010 0") + DIALOGUE;
        return Stream.of(
                Arguments.of("nothing else", SURROUND + NO_METADATA),
                Arguments.of("compr", head("00", "000", "00", "11", "111 1") + COMPRESSED_DIALOGUE + NO_METADATA),
                Arguments.of("mixing", SURROUND + SURROUND_MIXING + "0"),
                Arguments.of("information", SURROUND + "0" + SURROUND_INFORMATION),
                Arguments.of("both", SURROUND + SURROUND_MIXING + SURROUND_INFORMATION),
                Arguments.of("stereo, mixdef 2", stereo + "1 0 0 10 101010101010 0" + "1 000 0 0 01 10 0 1"),
                Arguments.of(
                        "3/0, mixdef 0", head("00", "000", "00", "11", "011 0") + DIALOGUE + "1 10 111111 0 0 00 0 0"),
                Arguments.of("2/1", head("00", "000", "00", "11", "100 0") + DIALOGUE + "1 10 111111 0 0 00 0 0"),
                Arguments.of(
                        "mono, panned",
                        head("00", "000", "00", "11", "001 0") + DIALOGUE + "1 0 0 00 1 11111111 111111 0 0"),
                Arguments.of(
                        "two blocks",
                        head("00", "000", "00", "01", "111 1") + DIALOGUE + "1 00 000000 000000 0 0 0 00 1 1 10001 0 0"
                                + "1"),
                Arguments.of("halved rate", head("00", "000", "11", "00", "111 1") + DIALOGUE + "0 1 000 1 1 00 0"),
                Arguments.of(
                        "from AC-3",
                        head("10", "000", "00", "11", "111 1") + DIALOGUE + "1 00 000000 000000 0 0" + "111111"),
                Arguments.of(
                        "from AC-3, a later block",
                        head("10", "000", "00", "00", "111 1") + DIALOGUE + NO_METADATA + "0"),
                Arguments.of(
                        "from AC-3, the first block",
                        head("10", "000", "00", "00", "111 1") + DIALOGUE + NO_METADATA + "1 111111"),
                Arguments.of("as long as can be", LONGEST));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withObjects")
    @DisplayName("the index is found behind all that may come before it, in the bytes that are asked for")
    void found(String name, String fields) {
        byte[] frame = Arrays.copyOf(bytes(fields + OBJECTS), JointObjectCoding.LENGTH);
        assertThat(JointObjectCoding.complexity(frame)).as(name).hasValue(16);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withObjects")
    @DisplayName("a frame that ends before it, wherever, tells of none")
    void cut(String name, String fields) {
        byte[] frame = bytes(fields + OBJECTS);
        int needed = ((fields + OBJECTS).replace(" ", "").length() + 7) / 8;
        for (int length = 0; length < needed; length++) {
            assertThat(JointObjectCoding.complexity(Arrays.copyOf(frame, length)))
                    .as("%s, %d bytes", name, length)
                    .isEmpty();
        }
    }

    static Stream<Arguments> without() {
        return Stream.of(
                Arguments.of("no additional information", SURROUND + NO_METADATA + "0 000001 0000000 1 00010000"),
                Arguments.of("one byte of it", SURROUND + NO_METADATA + "1 000000 0000000 1 00010000"),
                Arguments.of("no flag", SURROUND + NO_METADATA + "1 000001 1111111 0 00010000"),
                Arguments.of("no objects", SURROUND + NO_METADATA + "1 000001 0000000 1 00000000"),
                Arguments.of("17 objects", SURROUND + NO_METADATA + "1 000001 0000000 1 00010001"),
                Arguments.of(
                        "a dependent substream",
                        head("01", "000", "00", "11", "111 1") + DIALOGUE + "0" + NO_METADATA + OBJECTS),
                Arguments.of(
                        "a reserved kind", head("11", "000", "00", "11", "111 1") + DIALOGUE + NO_METADATA + OBJECTS),
                Arguments.of(
                        "the second substream",
                        head("00", "001", "00", "11", "111 1") + DIALOGUE + NO_METADATA + OBJECTS),
                Arguments.of("AC-3", version("01000") + NO_METADATA + OBJECTS),
                Arguments.of("a reserved version", version("10001") + NO_METADATA + OBJECTS),
                Arguments.of("no sync word", "1" + SURROUND.substring(1) + NO_METADATA + OBJECTS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("without")
    @DisplayName("there are no objects where a frame does not say so as it should")
    void none(String name, String fields) {
        assertThat(JointObjectCoding.complexity(bytes(fields + "0".repeat(64))))
                .as(name)
                .isEmpty();
    }

    @Test
    @DisplayName("the fields of the frames that are told to be of another version would be right otherwise")
    void rightVersion() {
        assertThat(version("10000")).isEqualTo(SURROUND);
    }

    @Test
    @DisplayName("every index from 1 to 16 is told as it is, behind reserved bits of any value")
    void everyIndex() {
        for (int index = 0; index < 256; index++) {
            String told = Integer.toBinaryString((1 << 8) | index).substring(1);
            assertThat(JointObjectCoding.complexity(
                            bytes(SURROUND + NO_METADATA + "1 000010 1010101 1" + told + "11111111")))
                    .isEqualTo(index >= 1 && index <= 16 ? OptionalInt.of(index) : OptionalInt.empty());
        }
    }

    @Test
    @DisplayName("no bytes whatever make it fail")
    void anyBytes() {
        Random random = new Random(103_420);
        for (int i = 0; i < 20_000; i++) {
            byte[] frame = new byte[random.nextInt(JointObjectCoding.LENGTH + 1)];
            random.nextBytes(frame);
            if (frame.length > 5) {
                frame[0] = 0x0B;
                frame[1] = 0x77;
                frame[5] = (byte) ((16 << 3) | (frame[5] & 7));
            }
            JointObjectCoding.complexity(frame)
                    .ifPresent(index -> assertThat(index).isBetween(1, 16));
        }
    }

    /** syncinfo, and bsi up to bsid. */
    private static String head(String type, String substream, String rate, String blocks, String mode) {
        return SYNC + type + substream + SIZE + rate + blocks + mode + "10000";
    }

    /** 5.1 of another bsid. */
    private static String version(String bits) {
        return SYNC + "00" + "000" + SIZE + "00" + "11" + "111 1" + bits + DIALOGUE;
    }

    private static byte[] bytes(String fields) {
        String bits = fields.replace(" ", "");
        byte[] bytes = new byte[(bits.length() + 7) / 8];
        for (int i = 0; i < bits.length(); i++) {
            bytes[i / 8] |= (byte) (bits.charAt(i) == '1' ? 0x80 >> i % 8 : 0);
        }
        return bytes;
    }
}
