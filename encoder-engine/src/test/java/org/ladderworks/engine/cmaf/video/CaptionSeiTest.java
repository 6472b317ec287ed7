package org.ladderworks.engine.cmaf.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captions in SEI messages, found by their control codes. */
class CaptionSeiTest {
    @ParameterizedTest
    @CsvSource({
        "0xFC, 0x94, 0x20, CC1", // field one, resume caption loading of the first channel, with parity
        "0xFC, 0x1C, 0x2C, CC2",
        "0xFD, 0x15, 0x2C, CC3",
        "0xFD, 0x9D, 0x20, CC4",
    })
    @DisplayName("a control code tells its channel by its field and by a bit of its own")
    void channels(String flags, String first, String second, CaptionChannel channel) {
        assertThat(CaptionSei.channels(avc(Integer.decode(flags), Integer.decode(first), Integer.decode(second)), 1))
                .containsExactly(channel);
    }

    @ParameterizedTest
    @CsvSource({
        // Packet header, then blocks: number and size in one byte.
        "0xFF022100, SERVICE1",
        "0xFF0243FE0102FE0300, SERVICE2",
        // A block of two bytes of the first service, then one of the third.
        "0xFF0422FEAABBFE6100, SERVICE1 SERVICE3",
        // A block of an extended service stands before.
        "0xFF04E1FE08AAFE2100, SERVICE1",
    })
    @DisplayName("a block of a packet of CEA-708 tells its service")
    void services(String triplets, String services) {
        byte[] bytes = HexFormat.of().parseHex(triplets.substring(2));
        assertThat(CaptionSei.channels(avc(triplets(bytes)), 1))
                .extracting(CaptionChannel::name)
                .containsExactly(services.split(" ", -1));
    }

    @Test
    @DisplayName("services have numbers, as have channels; the first of each is that of the sound")
    void numbers() {
        assertThat(CaptionChannel.CC3.number()).isEqualTo(3);
        assertThat(CaptionChannel.SERVICE2.number()).isEqualTo(2);
        assertThat(CaptionChannel.SERVICE2.isService()).isTrue();
        assertThat(CaptionChannel.values())
                .filteredOn(CaptionChannel::isFirst)
                .containsExactly(CaptionChannel.CC1, CaptionChannel.SERVICE1);
    }

    @ParameterizedTest
    @CsvSource({
        "0xFC, 0x80, 0x80", // padding
        "0xFC, 0x48, 0x49", // letters
        "0xF8, 0x94, 0x20", // not valid
        "0xFD, 0x01, 0x03", // extended data service
        "0xFF, 0x14, 0x20", // the beginning of a packet of CEA-708
    })
    @DisplayName("padding, letters, other services and what is marked as not valid tell no channel")
    void noChannel(String flags, String first, String second) {
        assertThat(CaptionSei.channels(avc(Integer.decode(flags), Integer.decode(first), Integer.decode(second)), 1))
                .isEmpty();
    }

    @Test
    @DisplayName("a message is found behind others, in HEVC's longer header, and behind emulation prevention")
    void behindOthers() {
        byte[] message = avc(0xFC, 0x14, 0x20);
        ByteArrayOutputStream nal = new ByteArrayOutputStream();
        // Buffering period of three bytes that look like a start code, then user data of 256 bytes.
        nal.writeBytes(new byte[] {0x4E, 1, 0, 3, 0, 0, 3, 1, 5, (byte) 0xFF, 1});
        nal.writeBytes(filled(256));
        nal.write(message, 1, message.length - 1);
        assertThat(CaptionSei.channels(nal.toByteArray(), 2)).containsExactly(CaptionChannel.CC1);
    }

    @Test
    @DisplayName("cut short or changed at random, a message never fails")
    void malformed() {
        byte[] message = avc(0xFC, 0x14, 0x20);
        for (int length = 1; length < message.length; length++) {
            assertThat(CaptionSei.channels(Arrays.copyOf(message, length), 1)).hasSizeLessThan(2);
        }
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = message.clone();
            for (int k = 0; k < 3; k++) {
                changed[1 + random.nextInt(changed.length - 1)] = (byte) random.nextInt(256);
            }
            assertThat(CaptionSei.channels(changed, 1)).hasSizeLessThan(2);
        }
    }

    /** As whole triplets, the last one filled with zeros. */
    private static byte[] triplets(byte[] bytes) {
        return Arrays.copyOf(bytes, (bytes.length + 2) / 3 * 3);
    }

    /** A NAL unit of AVC with these triplets of cc_data. */
    private static byte[] avc(byte[] triplets) {
        ByteArrayOutputStream nal = new ByteArrayOutputStream();
        nal.writeBytes(new byte[] {6, 4, (byte) (11 + triplets.length), (byte) 0xB5, 0, 0x31, 'G', 'A', '9', '4', 3});
        nal.write(0x40 | triplets.length / 3);
        nal.write(0xFF);
        nal.writeBytes(triplets);
        nal.write(0xFF);
        nal.write(0x80);
        return nal.toByteArray();
    }

    /** A NAL unit of AVC with one triplet of cc_data. */
    private static byte[] avc(int flags, int first, int second) {
        return new byte[] {
            6,
            4,
            14,
            (byte) 0xB5,
            0,
            0x31,
            'G',
            'A',
            '9',
            '4',
            3,
            0x41,
            (byte) 0xFF,
            (byte) flags,
            (byte) first,
            (byte) second,
            (byte) 0xFF,
            (byte) 0x80
        };
    }

    private static byte[] filled(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }
}
