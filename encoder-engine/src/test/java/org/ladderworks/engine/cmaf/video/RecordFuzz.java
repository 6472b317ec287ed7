package org.ladderworks.engine.cmaf.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** What a parser of decoder configuration records does with broken ones. */
final class RecordFuzz {
    private RecordFuzz() {}

    /** Of a record cut short, down from {@code longest} bytes, nothing is read. */
    static void cutAnywhere(byte[] whole, int longest, Function<byte[], ?> parse) {
        for (int length = 0; length <= longest; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> parse.apply(cut)).isInstanceOf(MalformedMediaException.class);
        }
    }

    /** A record with three flipped bits after its first bytes is malformed, or has a codec string of the right kind. */
    static void randomBits(byte[] whole, int first, Function<byte[], VideoConfiguration> parse, String codec) {
        Random random = new Random(7);
        int malformed = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = whole.clone();
            for (int change = 0; change < 3; change++) {
                bytes[first + random.nextInt(bytes.length - first)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(parse.apply(bytes).codecs()).startsWith(codec);
            } catch (MalformedMediaException e) {
                malformed++;
            }
        }
        assertThat(malformed).isBetween(1000, 19_000);
    }
}
