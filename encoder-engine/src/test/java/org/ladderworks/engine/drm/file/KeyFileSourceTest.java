package org.ladderworks.engine.drm.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Leaks;

/** Keys from a file that an operator wrote. */
class KeyFileSourceTest {
    private static final String VIDEO = "8d1c5ba7f2304e96a1b2c3d4e5f60718";
    private static final String AUDIO = "f00dfacecafe4d2b8b1a2b3c4d5e6f70";
    private static final String AUDIO_BASE64 = "8A36zsr+TSuLGis8TV5vcA==";
    private static final String IV = "00112233445566778899aabbccddeeff";

    private static final String GOOD = """
            {
              "version": 1,
              "keys": [
                {"role": "video", "scheme": "cbcs", "kid": "10000000-0000-4000-8000-000000000001", "key": "%s", "iv": "%s"},
                {"role": "AUDIO", "kid": "10000000000040008000000000000002", "key": "%s"}
              ]
            }
            """.formatted(VIDEO, IV, AUDIO_BASE64);

    @TempDir
    Path folder;

    @Test
    @DisplayName("keys in hexadecimal and base64, with and without an IV, are read for their roles")
    void read() throws IOException {
        try (KeySet keys = keys(file(GOOD), ProtectionScheme.CBCS, KeyRole.VIDEO, KeyRole.AUDIO)) {
            assertThat(keys.key(KeyRole.VIDEO).secret()).asHexString().isEqualToIgnoringCase(VIDEO);
            assertThat(keys.key(KeyRole.VIDEO).id()).hasToString("10000000-0000-4000-8000-000000000001");
            assertThat(keys.key(KeyRole.VIDEO).explicitIv())
                    .contains(HexFormat.of().parseHex(IV));
            assertThat(keys.key(KeyRole.AUDIO).secret()).asHexString().isEqualToIgnoringCase(AUDIO);
            assertThat(keys.key(KeyRole.AUDIO).explicitIv()).isEmpty();
            assertThat(keys.signals()).isEmpty();
        }
    }

    @Test
    @DisplayName("a key for one scheme is none for the other, and a role without a key is told")
    void missing() throws IOException {
        Path file = file(GOOD);
        fails(file, ErrorCode.KEYS_MISSING, ProtectionScheme.CENC, KeyRole.VIDEO);
        fails(file, ErrorCode.KEYS_MISSING, ProtectionScheme.CBCS, KeyRole.AUDIO, KeyRole.UHD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-", "rw--w----"})
    @DisplayName("a file that others may use is refused")
    void exposed(String rights) throws IOException {
        Path file = file(GOOD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        fails(file, ErrorCode.SECRET_EXPOSED, ProtectionScheme.CBCS, KeyRole.VIDEO);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": 1 | \"version\": 2",
                "\"version\": 1 | \"version\": \"1\"",
                "\"version\": 1, | ''",
                "\"version\": 1 | \"version\": 1, \"version\": 1",
                "\"role\": \"video\" | \"role\": \"pictures\"",
                "\"role\": \"video\" | \"role\": \"8d1c5ba7f2304e96a1b2c3d4e5f60718\"",
                "\"scheme\": \"cbcs\" | \"scheme\": \"cbc1\"",
                "\"scheme\": \"cbcs\", | ''",
                "\"scheme\": \"cbcs\" | \"scheme\": \"cenc\"",
                "10000000-0000-4000-8000-000000000001 | 8d1c5ba7f2304e96a1b2c3d4e5f6",
                "8d1c5ba7f2304e96a1b2c3d4e5f60718 | 8d1c5ba7f2304e96a1b2c3d4e5f607",
                "8d1c5ba7f2304e96a1b2c3d4e5f60718 | 8d1c5ba7f2304e96a1b2c3d4e5f6071800",
                "\"8d1c5ba7f2304e96a1b2c3d4e5f60718\" | 8d1c5ba7f2304e96a1b2c3d4e5f60718",
                "\"8d1c5ba7f2304e96a1b2c3d4e5f60718\" | null",
                "\"8d1c5ba7f2304e96a1b2c3d4e5f60718\" | [\"8d1c5ba7f2304e96a1b2c3d4e5f60718\"]",
                "\"iv\": | \"8d1c5ba7f2304e96a1b2c3d4e5f60718\":",
                "00112233445566778899aabbccddeeff | 00112233",
                "] | ]]",
                "\"keys\": [ | \"keys\": [],\"more\": ["
            })
    @DisplayName("a file that is not as it should be is refused, with words and without keys")
    void malformed(String find, String replace) throws IOException {
        String text = GOOD.replace(find, replace);
        assertThat(text).isNotEqualTo(GOOD);
        fails(file(text), ErrorCode.KEYS_UNREADABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
    }

    @Test
    @DisplayName("PR-50 one id twice, one key under two ids, and one key for both schemes are refused")
    void pr50KeysAreApart() throws IOException {
        fails(
                file(GOOD.replace("10000000000040008000000000000002", "10000000-0000-4000-8000-000000000001")),
                ErrorCode.KEYS_UNUSABLE,
                ProtectionScheme.CBCS,
                KeyRole.VIDEO);
        String sameKey = GOOD.replace(AUDIO_BASE64, VIDEO);
        fails(file(sameKey), ErrorCode.KEYS_UNUSABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
        String bothSchemes = sameKey.replace("\"role\": \"AUDIO\"", "\"role\": \"video\", \"scheme\": \"cenc\"");
        fails(file(bothSchemes), ErrorCode.KEYS_UNUSABLE, ProtectionScheme.CENC, KeyRole.VIDEO);
        String twoOfARole = GOOD.replace("\"role\": \"AUDIO\"", "\"role\": \"video\"");
        fails(file(twoOfARole), ErrorCode.KEYS_UNUSABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
    }

    @Test
    @DisplayName("no file, a folder, and what is too large are refused")
    void noFile() throws IOException {
        fails(folder.resolve("none"), ErrorCode.KEYS_UNREADABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
        fails(folder, ErrorCode.KEYS_UNREADABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
        fails(file(GOOD + " ".repeat(70_000)), ErrorCode.KEYS_UNREADABLE, ProtectionScheme.CBCS, KeyRole.VIDEO);
    }

    @Test
    void aCancelledRequestReadsNothing() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        KeyRequest request = request(ProtectionScheme.CBCS, KeyRole.VIDEO);
        assertThatThrownBy(() -> new KeyFileSource(folder.resolve("none")).keys(request, cancellation))
                .isInstanceOf(CancellationException.class);
    }

    private Path file(String text) throws IOException {
        Path file = folder.resolve("keys.json");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static KeySet keys(Path file, ProtectionScheme scheme, KeyRole... roles) {
        return new KeyFileSource(file).keys(request(scheme, roles), new Cancellation());
    }

    private static KeyRequest request(ProtectionScheme scheme, KeyRole... roles) {
        return new KeyRequest("title", scheme, List.of(roles), Set.of(DrmSystem.WIDEVINE));
    }

    private static void fails(Path file, ErrorCode code, ProtectionScheme scheme, KeyRole... roles) {
        assertThatThrownBy(() -> keys(file, scheme, roles)).isInstanceOfSatisfying(DrmException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.remedy()).isNotBlank();
            Leaks.assertNone(
                    e, List.of(HexFormat.of().parseHex(VIDEO), HexFormat.of().parseHex(AUDIO)));
        });
    }
}
