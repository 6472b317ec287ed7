package org.ladderworks.engine.cmaf.cenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.cmaf.MalformedMediaException;

class PsshBoxTest {
    /** The example of W3C's "cenc" Initialization Data Format, 4.1: the common system with two keys. */
    private static final String TWO_KEYS = "00000044" + "70737368" + "01000000" + "1077efecc0b24d02ace33c1e52e2fb4b"
            + "00000002" + "30313233343536373839303132333435" + "41424344454647484950515253545556" + "00000000";

    @Test
    @DisplayName("the example of the W3C, read and written")
    void common() {
        PsshBox box = PsshBox.parse(HexFormat.of().parseHex(TWO_KEYS));
        assertThat(box.system()).isEqualTo(PsshBox.COMMON);
        assertThat(box.keys())
                .extracting(KeyId::hex)
                .containsExactly("30313233343536373839303132333435", "41424344454647484950515253545556");
        assertThat(HexFormat.of().formatHex(PsshBox.common(box.keys()).bytes())).isEqualTo(TWO_KEYS);
    }

    @Test
    void withoutKeysItIsOfVersionZero() {
        UUID system = UUID.fromString("edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");
        byte[] bytes = new PsshBox(system, List.of(), new byte[] {7}).bytes();
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo(
                        "00000021" + "70737368" + "00000000" + "edef8ba979d64acea3c827dcd51d21ed" + "00000001" + "07");
        assertThat(PsshBox.parse(bytes)).isEqualTo(new PsshBox(system, List.of(), new byte[] {7}));
    }

    @Test
    @DisplayName(
            "cut anywhere, or with any byte of its head changed, it is refused or still a box, and nothing else happens")
    void hostile() {
        byte[] box = HexFormat.of().parseHex(TWO_KEYS);
        for (int length = 0; length < box.length; length++) {
            byte[] cut = Arrays.copyOf(box, length);
            assertThatThrownBy(() -> PsshBox.parse(cut)).isInstanceOf(MalformedMediaException.class);
        }
        for (int at = 0; at < 36; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = box.clone();
                changed[at] = (byte) value;
                try {
                    assertThat(PsshBox.parse(changed).bytes()).hasSameSizeAs(box);
                } catch (MalformedMediaException e) {
                    assertThat(e).hasMessageNotContaining("null");
                }
            }
        }
    }
}
