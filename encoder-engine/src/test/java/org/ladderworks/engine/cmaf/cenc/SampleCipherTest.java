package org.ladderworks.engine.cmaf.cenc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** With the vectors of NIST: CBC of SP 800-38A, F.2.1, and single blocks of the AES known answer tests (VarTxt). */
class SampleCipherTest {
    private static final KeyId KID = new KeyId(new UUID(1, 2));
    private static final String KEY = "2b7e151628aed2a6abf7158809cf4f3c";
    private static final String IV = "000102030405060708090a0b0c0d0e0f";
    private static final String[] PLAIN = {
        "6bc1bee22e409f96e93d7e117393172a",
        "ae2d8a571e03ac9c9eb76fac45af8e51",
        "30c81c46a35ce411e5fbc1191a0a52ef",
        "f69f2445df4f9b17ad2b417be66c3710"
    };
    private static final String[] ENCRYPTED = {
        "7649abac8119b246cee98e9b12e9197d",
        "5086cb9b507219ee95db113a917678b2",
        "73bed6b8e3c1743b7116e69e22229516",
        "3ff1caa1681fac09120eca307586e1a7"
    };

    @Test
    @DisplayName("PR-47 sound in cbcs: every whole block, the rest clear, and each sample begins with the IV")
    void pr47SoundIsEncryptedInWholeBlocks() {
        SampleCipher cipher = cipher(ProtectionScheme.CBCS, KEY, IV, false);
        String clear = String.join("", PLAIN) + "0102030405060708090a0b0c0d0e0f";
        String secret = String.join("", ENCRYPTED) + "0102030405060708090a0b0c0d0e0f";

        for (int sample = 0; sample < 2; sample++) {
            byte[] bytes = hex(clear);
            cipher.beginSample(sample);
            cipher.beginRange();
            cipher.encrypt(ByteBuffer.wrap(bytes), 0, bytes.length);
            assertThat(bytes).isEqualTo(hex(secret));
        }
    }

    @Test
    @DisplayName("PR-47 pictures in cbcs: one block in ten, and each range begins with the IV")
    void pr47PicturesAreEncryptedByPattern() {
        SampleCipher cipher = cipher(ProtectionScheme.CBCS, KEY, IV, true);
        byte[] clear = new byte[3 * 160 + 16 + 15];
        new Random(1).nextBytes(clear);
        byte[] secret = clear.clone();
        for (int i = 0; i < 4; i++) {
            System.arraycopy(hex(PLAIN[i]), 0, clear, i * 160, 16);
            System.arraycopy(hex(ENCRYPTED[i]), 0, secret, i * 160, 16);
        }

        cipher.beginSample(0);
        for (int range = 0; range < 2; range++) {
            byte[] bytes = new byte[7 + clear.length];
            System.arraycopy(clear, 0, bytes, 7, clear.length);
            cipher.beginRange();
            cipher.encrypt(ByteBuffer.wrap(bytes), 7, clear.length);
            assertThat(Arrays.copyOfRange(bytes, 7, bytes.length)).isEqualTo(secret);
            assertThat(Arrays.copyOf(bytes, 7)).isEqualTo(new byte[7]);
        }
    }

    @Test
    void aRangeShorterThanABlockStaysClear() {
        SampleCipher cipher = cipher(ProtectionScheme.CBCS, KEY, IV, true);
        byte[] bytes = hex("0102030405060708090a0b0c0d0e0f");
        cipher.beginRange();
        cipher.encrypt(ByteBuffer.wrap(bytes), 0, bytes.length);

        assertThat(bytes).isEqualTo(hex("0102030405060708090a0b0c0d0e0f"));
    }

    @Test
    @DisplayName("PR-46 in cenc the counter begins at 0 behind the IV, and runs on over the ranges of a sample")
    void pr46TheCounterRunsOverTheSample() {
        String key = "00000000000000000000000000000000";
        SampleCipher cipher = cipher(ProtectionScheme.CENC, key, "8000000000000000", true);
        byte[] whole = new byte[100];
        cipher.beginSample(0);
        cipher.beginRange();
        cipher.encrypt(ByteBuffer.wrap(whole), 0, 100);
        assertThat(Arrays.copyOf(whole, 16)).isEqualTo(hex("3ad78e726c1ec02b7ebfe92b23d9ec34"));

        byte[] parts = new byte[100];
        cipher.beginSample(0);
        cipher.beginRange();
        cipher.encrypt(ByteBuffer.wrap(parts), 0, 32);
        cipher.beginRange();
        cipher.encrypt(ByteBuffer.wrap(parts), 32, 68);
        assertThat(parts).isEqualTo(whole);
    }

    @Test
    @DisplayName("PR-46 each sample's IV is one more than the one before, and may wrap around")
    void pr46IvsCountSamples() {
        TrackEncryption track = new TrackEncryption(ProtectionScheme.CENC, KID, hex("fffffffffffffffe"), true);

        assertThat(track.iv(0)).isEqualTo(hex("fffffffffffffffe"));
        assertThat(track.iv(1)).isEqualTo(hex("ffffffffffffffff"));
        assertThat(track.iv(2)).isEqualTo(hex("0000000000000000"));
        assertThat(track.iv(258)).isEqualTo(hex("0000000000000100"));
    }

    @Test
    void piecesGiveWhatTheWholeGives() {
        for (ProtectionScheme scheme : ProtectionScheme.values()) {
            String iv = scheme == ProtectionScheme.CENC ? "0011223344556677" : IV;
            byte[] whole = new byte[SampleCipher.PIECE];
            new Random(2).nextBytes(whole);
            byte[] pieces = whole.clone();
            SampleCipher cipher = cipher(scheme, KEY, iv, true);
            cipher.beginSample(3);
            cipher.beginRange();
            cipher.encrypt(ByteBuffer.wrap(whole), 0, whole.length);
            cipher.beginSample(3);
            cipher.beginRange();
            for (int start = 0; start < pieces.length; start += SampleCipher.PATTERN) {
                cipher.encrypt(ByteBuffer.wrap(pieces), start, SampleCipher.PATTERN);
            }
            assertThat(pieces).isEqualTo(whole);
        }
    }

    private static SampleCipher cipher(ProtectionScheme scheme, String key, String iv, boolean pictures) {
        return new SampleCipher(
                new TrackEncryption(scheme, KID, hex(iv), pictures), new SecretKeySpec(hex(key), "AES"));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
