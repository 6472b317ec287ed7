package org.ladderworks.app.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;

/** Who is given a key gets bytes that are wiped when it is done with them. */
class LicenceDeskTest {
    private static final KeyId ID =
            KeyId.parse("11111111222233334444555555555555").orElseThrow();

    /** Its base64 has characters in which the alphabets differ. */
    private static final byte[] SECRET = HexFormat.of().parseHex("fbefbeff0405060708090a0b0c0d0eff");

    private final PreviewKeys keys =
            new PreviewKeys(new KeySet(Map.of(KeyRole.ALL, new ContentKey(ID, SECRET, Optional.empty())), List.of()));
    private final LicenceDesk desk = new LicenceDesk(keys);
    private final List<byte[]> taken = new ArrayList<>();
    private final List<String> read = new ArrayList<>();

    private void take(byte[] bytes) {
        taken.add(bytes);
        read.add(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Test
    @DisplayName("a licence holds the key, and is zeros afterwards")
    void licence() {
        String kid = Base64.getUrlEncoder().withoutPadding().encodeToString(ID.bytes());
        String request = "{\"kids\": [\"" + kid + "\"]}";

        assertThat(desk.answer(request.getBytes(StandardCharsets.UTF_8), this::take))
                .isTrue();
        assertThat(read)
                .containsExactly("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"" + kid
                        + "\",\"k\":\"----_wQFBgcICQoLDA0O_w\"}],\"type\":\"temporary\"}");
        assertThat(taken.getFirst()).containsOnly(0);
    }

    @Test
    @DisplayName("a key as it is, and zeros afterwards; the next one who asks gets it again")
    void raw() {
        assertThat(desk.raw(ID.hex(), this::take)).isTrue();
        assertThat(desk.raw(ID.hex(), this::take)).isTrue();
        assertThat(read).containsOnly(new String(SECRET, StandardCharsets.ISO_8859_1));
        assertThat(taken).allSatisfy(bytes -> assertThat(bytes).containsOnly(0));
    }

    @Test
    @DisplayName("zeros also where the answer could not be written")
    void brokenOff() {
        assertThatThrownBy(() -> desk.raw(ID.hex(), bytes -> {
                    taken.add(bytes);
                    throw new IllegalStateException("the browser went away");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(taken.getFirst()).containsOnly(0);
    }

    @Test
    @DisplayName("nothing is given where one of the keys is not there")
    void unknown() {
        assertThat(desk.raw("99999999222233334444555555555555", this::take)).isFalse();
        assertThat(desk.answer("{\"kids\": []}".getBytes(StandardCharsets.UTF_8), this::take))
                .isFalse();
        assertThat(taken).isEmpty();
    }
}
