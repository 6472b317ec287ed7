package org.ladderworks.engine.drm.cpix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Certificates;
import org.ladderworks.engine.testing.Leaks;

/** Keys that are handed on: in clear and encrypted, in new files alone, for whom they were meant. */
class CpixEncryptionTest {
    private static final List<byte[]> SECRETS = List.of(
            HexFormat.of().parseHex("8d1c5ba7f2304e96a1b2c3d4e5f60718"),
            HexFormat.of().parseHex("f00dfacecafe4d2b8b1a2b3c4d5e6f70"));
    private static final KeyRequest REQUEST =
            new KeyRequest("title", ProtectionScheme.CBCS, KeyLayout.VIDEO_AND_AUDIO.roles(), Set.of());
    private static final KeySet KEYS =
            new KeySet(Map.of(KeyRole.VIDEO, key(1, true), KeyRole.AUDIO, key(2, false)), List.of());

    @TempDir
    static Path identities;

    @TempDir
    Path folder;

    @BeforeAll
    static void identities() throws Exception {
        Certificates.make(identities, "packager", "RSA", 3072, "+0d");
        Certificates.make(identities, "stranger", "RSA", 2048, "+0d");
        Certificates.make(identities, "old", "RSA", 2048, "-3y");
        Certificates.make(identities, "weak", "RSA", 1024, "+0d");
        Certificates.make(identities, "curve", "EC", 256, "+0d");
    }

    private static ContentKey key(int number, boolean iv) {
        Optional<byte[]> explicit =
                iv ? Optional.of(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}) : Optional.empty();
        return new ContentKey(KeyId.parse("%032x".formatted(number)).orElseThrow(), SECRETS.get(number - 1), explicit);
    }

    @Test
    @DisplayName("keys in clear come back as they were, with their roles and IVs")
    void clear() {
        String document = written(REQUEST, KEYS, Optional.empty());
        try (KeySet back = read(document, REQUEST, Optional.empty())) {
            assertSame(back);
        }
    }

    @Test
    @DisplayName("every layout of keys comes back as it was")
    void layouts() {
        for (KeyLayout layout : KeyLayout.values()) {
            KeyRequest request = new KeyRequest("a.b-c_1", ProtectionScheme.CENC, layout.roles(), Set.of());
            Map<KeyRole, ContentKey> keys = new java.util.EnumMap<>(KeyRole.class);
            byte[] secret = new byte[16];
            for (KeyRole role : layout.roles()) {
                secret[0]++;
                keys.put(
                        role,
                        new ContentKey(
                                KeyId.parse("%032x".formatted(secret[0])).orElseThrow(), secret, Optional.empty()));
            }
            try (KeySet back =
                    read(written(request, new KeySet(keys, List.of()), Optional.empty()), request, Optional.empty())) {
                keys.forEach((role, key) -> {
                    assertThat(back.key(role).id()).isEqualTo(key.id());
                    assertThat(back.key(role).sameSecret(key)).isTrue();
                });
            }
        }
    }

    @Test
    @DisplayName("encrypted keys come back for their recipient alone")
    void encrypted() {
        String document = written(REQUEST, KEYS, Optional.of(recipient("packager")));
        Leaks.assertNone(document, SECRETS);
        try (KeySet back = read(document, REQUEST, Optional.of(identity("packager")))) {
            assertSame(back);
        }
        fails(document, Optional.of(identity("stranger")), ErrorCode.KEYS_NOT_FOR_US);
        fails(document, Optional.empty(), ErrorCode.KEYS_NOT_FOR_US);
        fails(written(REQUEST, KEYS, Optional.empty()), Optional.of(identity("packager")), ErrorCode.KEYS_UNUSABLE);
    }

    @Test
    @DisplayName("nothing of an encrypted document can be changed or left out unseen")
    void changed() {
        String document = written(REQUEST, KEYS, Optional.of(recipient("packager")));
        Matcher values = Pattern.compile("<enc:CipherValue>([^<]+)<|<pskc:ValueMAC>([^<]+)<")
                .matcher(document);
        int count = 0;
        while (values.find()) {
            count++;
            int group = values.group(1) == null ? 2 : 1;
            byte[] bytes = Base64.getDecoder().decode(values.group(group));
            bytes[bytes.length - 1] ^= 1;
            String bad = document.substring(0, values.start(group))
                    + Base64.getEncoder().encodeToString(bytes)
                    + document.substring(values.end(group));
            assertThatThrownBy(() -> read(bad, REQUEST, Optional.of(identity("packager"))))
                    .isInstanceOfSatisfying(DrmException.class, e -> Leaks.assertNone(e, SECRETS));
        }
        assertThat(count).isEqualTo(6);
        Optional<Recipient.Identity> us = Optional.of(identity("packager"));
        fails(document.replaceAll("<pskc:ValueMAC>[^<]+</pskc:ValueMAC>", ""), us, ErrorCode.KEYS_UNREADABLE);
        fails(document.replaceAll("<cpix:MACMethod.*</cpix:MACMethod>", ""), us, ErrorCode.KEYS_UNREADABLE);
        fails(document.replace("hmac-sha512", "hmac-md5"), us, ErrorCode.KEYS_UNREADABLE);
        fails(document.replace("rsa-oaep-mgf1p", "rsa-1_5"), us, ErrorCode.KEYS_UNREADABLE);
        fails(document.replace("aes256-cbc", "aes128-cbc"), us, ErrorCode.KEYS_UNREADABLE);
        fails(
                document.replaceAll("<cpix:DeliveryDataList>.*</cpix:DeliveryDataList>", ""),
                us,
                ErrorCode.KEYS_UNREADABLE);
        String others = document.replace(
                "<cpix:DocumentKey>", "<cpix:DocumentKey encryptsKey=\"00000000-0000-0000-0000-000000000009\">");
        fails(others, us, ErrorCode.KEYS_NOT_FOR_US);
        String ours = document.replace(
                "<cpix:DocumentKey>",
                "<cpix:DocumentKey encryptsKey=\"00000000-0000-0000-0000-000000000001"
                        + " 00000000-0000-0000-0000-000000000002\">");
        read(ours, REQUEST, us).close();
    }

    @Test
    @DisplayName("the MAC key is found where the examples of SPEKE have it")
    void spekeMacKey() {
        String document = written(REQUEST, KEYS, Optional.of(recipient("packager")))
                .replace("<pskc:MACKey>", "<cpix:Key><pskc:EncryptedValue>")
                .replace("</pskc:MACKey>", "</pskc:EncryptedValue></cpix:Key>");
        read(document, REQUEST, Optional.of(identity("packager"))).close();
    }

    @Test
    @DisplayName("an exported file is its owner's alone, is never written over, and is read again")
    void exported() throws IOException {
        Path file = folder.resolve("title.xml");
        CpixExport.write(file, REQUEST, KEYS, Optional.empty());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] before = Files.readAllBytes(file);
        exportFails(() -> CpixExport.write(file, REQUEST, KEYS, Optional.empty()));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        exportFails(() -> CpixExport.write(folder.resolve("none/title.xml"), REQUEST, KEYS, Optional.empty()));
        exportFails(() -> CpixExport.write(folder.resolve("b.xml"), REQUEST, KEYS, Optional.of(recipient("old"))));
        assertThat(folder.resolve("b.xml")).doesNotExist();
        CpixSource clear = new CpixSource(new CpixSource.Place.InFile(file), Optional.empty());
        try (KeySet back = clear.keys(REQUEST, new Cancellation())) {
            assertSame(back);
        }
        Path sealed = folder.resolve("sealed.xml");
        CpixExport.write(sealed, REQUEST, KEYS, Optional.of(recipient("packager")));
        // It may be sent to anyone.
        Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("rw-r--r--"));
        CpixSource source = new CpixSource(new CpixSource.Place.InFile(sealed), Optional.of(identity("packager")));
        try (KeySet back = source.keys(REQUEST, new Cancellation())) {
            assertSame(back);
        }
    }

    @Test
    @DisplayName("certificates and private keys that will not do are refused")
    void badIdentities() throws IOException {
        Path rubbish = folder.resolve("rubbish");
        Files.writeString(rubbish, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(rubbish, PosixFilePermissions.fromString("rw-------"));
        settingsFail(() -> Recipient.read(rubbish));
        settingsFail(() -> recipient("weak"));
        settingsFail(() -> recipient("curve"));
        settingsFail(() -> recipient("packager").with(rubbish));
        settingsFail(() -> recipient("packager").with(identities.resolve("stranger.key")));
        settingsFail(() -> recipient("packager").with(identities.resolve("packager.crt")));
        settingsFail(() -> recipient("packager").with(identities.resolve("curve.key")));
        Path open = folder.resolve("open.key");
        Files.copy(identities.resolve("packager.key"), open);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> recipient("packager").with(open))
                .isInstanceOfSatisfying(
                        DrmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SECRET_EXPOSED));
    }

    private static void settingsFail(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DrmException.class,
                        e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.KEY_SETTINGS_INVALID));
    }

    private static void exportFails(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DrmException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.KEYS_NOT_EXPORTED);
            Leaks.assertNone(e, SECRETS);
        });
    }

    private static void assertSame(KeySet back) {
        for (KeyRole role : REQUEST.roles()) {
            assertThat(back.key(role).id()).isEqualTo(KEYS.key(role).id());
            assertThat(back.key(role).sameSecret(KEYS.key(role))).isTrue();
            assertThat(back.key(role).explicitIv().map(HexFormat.of()::formatHex))
                    .isEqualTo(KEYS.key(role).explicitIv().map(HexFormat.of()::formatHex));
        }
    }

    private static Recipient recipient(String name) {
        return Recipient.read(identities.resolve(name + ".crt"));
    }

    private static Recipient.Identity identity(String name) {
        return recipient(name).with(identities.resolve(name + ".key"));
    }

    private static String written(KeyRequest request, KeySet keys, Optional<Recipient> recipient) {
        return new String(new CpixWriter(new SecureRandom()).write(request, keys, recipient), StandardCharsets.UTF_8);
    }

    private static KeySet read(String document, KeyRequest request, Optional<Recipient.Identity> us) {
        return new CpixReader(us, us.isPresent())
                .read(document.getBytes(StandardCharsets.UTF_8), request, "the document");
    }

    private static void fails(String document, Optional<Recipient.Identity> us, ErrorCode code) {
        assertThatThrownBy(() -> read(document, REQUEST, us)).isInstanceOfSatisfying(DrmException.class, e -> {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
            Leaks.assertNone(e, SECRETS);
        });
    }
}
