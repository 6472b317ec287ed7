package org.ladderworks.publish.cdn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.publish.cdn.KeyFiles.Form;

/** Which private keys are taken, and what is said of others: never a letter of them. */
class SigningKeyTest {
    private static final String ID = "K2JCJMDEHXQW5F";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"RSA_4096", "RSA_1024", "EC_P384", "ED25519", "RSA_PSS"})
    @DisplayName("keys that CloudFront does not take are refused")
    void otherKeys(Form form) {
        refused(
                new KeyFiles(folder).make(form),
                ErrorCode.SIGNING_KEY_UNUSABLE,
                "neither RSA of 2048 bits nor EC on P-256");
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"ENCRYPTED_PKCS8", "ENCRYPTED_PKCS1"})
    @DisplayName("encrypted keys are said to be so")
    void encrypted(Form form) {
        refused(new KeyFiles(folder).make(form), ErrorCode.SIGNING_KEY_UNUSABLE, "is encrypted");
    }

    @Test
    @DisplayName("a key that others may read is refused, and so are files that are none")
    void files() throws IOException {
        Path key = new KeyFiles(folder).make(Form.EC_PKCS8);
        refused(new KeyFiles(folder).open(key), ErrorCode.SECRET_EXPOSED, "others than its owner");
        refused(KeyFiles.own(new KeyFiles(folder).open(key)), ErrorCode.SIGNING_KEY_UNUSABLE, "no private key");
        refused(folder.resolve("nowhere.pem"), ErrorCode.KEYS_UNREADABLE, "does not exist");
        refused(file(new byte[1 << 20]), ErrorCode.KEYS_UNREADABLE, "larger than");
        refused(file(new byte[0]), ErrorCode.SIGNING_KEY_UNUSABLE, "no private key");
        refused(
                file(Files.readString(key).replace("PRIVATE", "OPENSSH PRIVATE").getBytes(StandardCharsets.UTF_8)),
                ErrorCode.SIGNING_KEY_UNUSABLE,
                "a form that is not read");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        refused(key, ErrorCode.SECRET_EXPOSED, "others than its owner");
    }

    @Test
    @DisplayName("an id that is none is refused, and not repeated")
    void id() {
        Path key = new KeyFiles(folder).make(Form.EC_PKCS8);
        assertThatThrownBy(() -> SigningKey.read(key, "K2 & DoNotTell"))
                .isInstanceOf(EngineException.class)
                .hasMessageNotContaining("DoNotTell");
        assertThat(SigningKey.read(key, ID)).hasToString("SigningKey[" + ID + "]");
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"RSA_PKCS8", "RSA_PKCS1", "EC_PKCS8", "EC_SEC1"})
    @DisplayName("a damaged key file is refused or still a key, and never anything else")
    void damaged(Form form) throws IOException {
        byte[] whole = Files.readAllBytes(new KeyFiles(folder).make(form));
        Random random = new Random(form.name().hashCode());
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bytes = i % 3 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int j = 0; j < i % 4 && bytes.length > 0; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                var _ = SigningKey.read(file(bytes), ID);
            } catch (EngineException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.SIGNING_KEY_UNUSABLE);
                assertThat(e).hasNoCause();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    private Path file(byte[] bytes) throws IOException {
        return KeyFiles.own(Files.write(folder.resolve("given.pem"), bytes));
    }

    private static void refused(Path file, ErrorCode code, String words) {
        assertThatThrownBy(() -> SigningKey.read(file, ID))
                .isInstanceOfSatisfying(EngineException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.remedy()).endsWith(".");
                })
                .hasMessageContaining(words)
                .hasMessageNotContaining("DoNotTell")
                .hasNoCause();
    }
}
