package org.ladderworks.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.GeneratedKeys;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Leaks;

/** What the vault keeps, whom it lets in, and what it never shows. */
class VaultTest {
    private static final KeyRequest TITLE =
            new KeyRequest("title", ProtectionScheme.CBCS, List.of(KeyRole.VIDEO, KeyRole.AUDIO), Set.of());
    private static final KeyRequest IN_CENC =
            new KeyRequest("title", ProtectionScheme.CENC, List.of(KeyRole.VIDEO), Set.of());
    private static final byte[] SECRET = HexFormat.of().parseHex("8d1c5ba7f2304e96a1b2c3d4e5f60718");
    private static final byte[] IV = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    private static final String HASH = "5e".repeat(32);

    @TempDir
    Path home;

    private final List<String> warnings = new ArrayList<>();

    @Test
    @DisplayName("a title has the same keys whenever it is asked for, and others than other titles, schemes and roles")
    void generated() throws IOException {
        KeyId video;
        byte[] secret;
        try (Vault vault = open();
                KeySet keys = new GeneratedKeys(vault).keys(TITLE, new Cancellation())) {
            video = keys.key(KeyRole.VIDEO).id();
            secret = keys.key(KeyRole.VIDEO).secret();
            assertThat(keys.key(KeyRole.AUDIO).id()).isNotEqualTo(video);
        }
        try (Vault vault = open();
                KeySet again = new GeneratedKeys(vault).keys(TITLE, new Cancellation());
                KeySet cenc = new GeneratedKeys(vault).keys(IN_CENC, new Cancellation())) {
            assertThat(again.key(KeyRole.VIDEO).id()).isEqualTo(video);
            assertThat(again.key(KeyRole.VIDEO).secret()).isEqualTo(secret);
            assertThat(cenc.key(KeyRole.VIDEO).sameSecret(again.key(KeyRole.VIDEO)))
                    .isFalse();
            assertThat(vault.entries())
                    .extracting(VaultEntry::content, VaultEntry::scheme, VaultEntry::role)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("title", ProtectionScheme.CBCS, KeyRole.VIDEO),
                            org.assertj.core.groups.Tuple.tuple("title", ProtectionScheme.CBCS, KeyRole.AUDIO),
                            org.assertj.core.groups.Tuple.tuple("title", ProtectionScheme.CENC, KeyRole.VIDEO));
        }
        assertNothingLeaks(List.of(secret));
    }

    @Test
    @DisplayName("keys that were made elsewhere are kept with their IVs, and never replaced")
    void kept() throws IOException {
        KeyRequest request = request("film", ProtectionScheme.CBCS);
        try (Vault vault = open()) {
            vault.keep(request, set(1, SECRET, Optional.of(IV)));
            vault.keep(request, set(1, SECRET, Optional.of(IV)));
            refused(ErrorCode.KEYS_UNUSABLE, () -> vault.keep(request, set(2, new byte[16], Optional.empty())));
        }
        try (Vault vault = open();
                KeySet keys = vault.keys(request, () -> {
                    throw new AssertionError("nothing is to be drawn");
                })) {
            assertThat(keys.key(KeyRole.VIDEO).secret()).isEqualTo(SECRET);
            assertThat(keys.key(KeyRole.VIDEO).explicitIv()).contains(IV);
        }
        assertNothingLeaks(List.of(SECRET));
    }

    @Test
    @DisplayName("PR-50 neither an id nor a secret goes into both schemes, whether as a key or by its IVs")
    void pr50Schemes() {
        try (Vault vault = open()) {
            vault.keep(request("film", ProtectionScheme.CBCS), set(1, SECRET, Optional.empty()));
            refused(
                    ErrorCode.KEYS_UNUSABLE,
                    () -> vault.keep(request("other", ProtectionScheme.CENC), set(1, new byte[16], Optional.empty())));
            refused(
                    ErrorCode.KEYS_UNUSABLE,
                    () -> vault.keep(request("film", ProtectionScheme.CENC), set(2, SECRET, Optional.empty())));
            TrackOfTest.iv(vault, id(7), ProtectionScheme.CBCS, HASH);
            refused(
                    ErrorCode.KEYS_UNUSABLE,
                    () -> TrackOfTest.iv(vault, id(7), ProtectionScheme.CENC, "aa".repeat(32)));
        }
    }

    @Test
    @DisplayName("two processes, or threads, that ask at once get the same keys, and each an IV of its own")
    void atOnce() throws Exception {
        try (Vault one = open();
                Vault other = open();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> asking = IntStream.range(0, 24)
                    .<Callable<String>>mapToObj(i -> () -> {
                        Vault vault = i % 2 == 0 ? one : other;
                        try (KeySet keys = new GeneratedKeys(vault).keys(TITLE, new Cancellation())) {
                            return keys.key(KeyRole.VIDEO).id() + " " + vault.draw(id(1), ProtectionScheme.CBCS, "5e");
                        }
                    })
                    .toList();
            List<String> got = new ArrayList<>();
            for (Future<String> each : threads.invokeAll(asking)) {
                got.add(each.get());
            }
            assertThat(got).hasSize(24).doesNotHaveDuplicates();
            assertThat(got).allMatch(line -> line.startsWith(got.getFirst().substring(0, 37)));
            assertThat(one.entries()).hasSize(2);
        }
    }

    @Test
    @DisplayName("on a bare machine the key is in a file of its owner's, and a warning says so, once")
    void byFile() throws IOException {
        open().close();
        open().close();
        assertThat(warnings).hasSize(1).first().asString().contains("vault.key");
        try (Stream<Path> files = Files.walk(home.resolve("vault"))) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
            }
        }
        Path key = home.resolve("vault/vault.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        refused(ErrorCode.SECRET_EXPOSED, this::open);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        byte[] kek = Files.readAllBytes(key);
        Files.writeString(key, "ab".repeat(32));
        refused(ErrorCode.VAULT_LOCKED, this::open);
        Files.writeString(key, "rubbish");
        refused(ErrorCode.VAULT_LOCKED, this::open);
        Files.delete(key);
        refused(ErrorCode.VAULT_LOCKED, this::open);
        assertThat(key).doesNotExist();
        assertNothingLeaks(List.of(HexFormat.of().parseHex(new String(kek, StandardCharsets.US_ASCII))));
    }

    @Test
    @DisplayName("a passphrase lets in, another one and none do not, and a short one is not taken")
    void byPassphrase() throws IOException {
        refused(ErrorCode.VAULT_LOCKED, () -> Vault.open(folder(), Unlocking.byPassphrase(_ -> "short".toCharArray())));
        assertThat(Vault.exists(folder())).isFalse();
        Passphrase right = _ -> "correct horse \u00e9".toCharArray();
        try (Vault vault = Vault.open(folder(), Unlocking.byPassphrase(right))) {
            vault.keep(request("film", ProtectionScheme.CBCS), set(1, SECRET, Optional.empty()));
            assertThat(vault.protection()).isEqualTo("by a passphrase");
        }
        assertThat(home.resolve("vault/vault.key")).doesNotExist();
        refused(
                ErrorCode.VAULT_LOCKED,
                () -> Vault.open(folder(), Unlocking.byPassphrase(_ -> "correct horse e".toCharArray())));
        refused(ErrorCode.VAULT_LOCKED, this::open);
        try (Vault vault = Vault.open(folder(), Unlocking.byPassphrase(right))) {
            assertThat(vault.entries()).hasSize(1);
        }
        String text = Files.readString(home.resolve("vault/vault.json"));
        assertThat(text).contains("\"memoryKiB\" : \"65536\"").doesNotContain("horse");
        // Parameters from elsewhere must not take all memory.
        Files.writeString(home.resolve("vault/vault.json"), text.replace("65536", "99999999"));
        refused(ErrorCode.VAULT_LOCKED, () -> Vault.open(folder(), Unlocking.byPassphrase(right)));
    }

    @Test
    @DisplayName("passphrases come from a file of their owner's or by a file descriptor, up to the end of the line")
    void passphrases() throws IOException {
        Path file = home.resolve("passphrase");
        Files.writeString(file, "correct horse\nmore\n");
        refused(ErrorCode.SECRET_EXPOSED, () -> Passphrases.file(file).read(false));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Passphrases.file(file).read(false)).isEqualTo("correct horse".toCharArray());
        Files.writeString(file, "\n");
        refused(ErrorCode.VAULT_LOCKED, () -> Passphrases.file(file).read(false));
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        refused(ErrorCode.VAULT_LOCKED, () -> Passphrases.file(file).read(false));
        refused(ErrorCode.VAULT_LOCKED, () -> Passphrases.descriptor(977).read(false));
        refused(ErrorCode.VAULT_LOCKED, () -> Passphrases.prompt(null).read(false));
    }

    @Test
    @DisplayName("what was changed without the key is refused: a bit of a key, a role, an IV, a missing entry")
    void changed() throws IOException {
        try (Vault vault = open()) {
            vault.keep(request("film", ProtectionScheme.CBCS), set(1, SECRET, Optional.empty()));
            TrackOfTest.iv(vault, id(1), ProtectionScheme.CBCS, HASH);
        }
        Path file = home.resolve("vault/vault.json");
        String good = Files.readString(file);
        for (Map.Entry<String, String> change : Map.of(
                        "\"film\"",
                        "\"firm\"",
                        "\"video\"",
                        "\"audio\"",
                        HASH,
                        "5f".repeat(32),
                        "\"sealed\" : \"",
                        "\"sealed\" : \"AA",
                        "\"version\" : 2",
                        "\"version\" : 0",
                        "\"mac\" : \"",
                        "\"mac\" : \"0",
                        "\"keys\" : [",
                        "\"keys\" : [], \"old\" : [",
                        "\"kind\" : \"file\"",
                        "\"kind\" : \"none\"",
                        "ladderworks-vault",
                        "another")
                .entrySet()) {
            String bad = good.replace(change.getKey(), change.getValue());
            assertThat(bad).isNotEqualTo(good);
            Files.writeString(file, bad);
            refused(ErrorCode.VAULT_DAMAGED, this::open);
            assertThat(Files.readString(file)).isEqualTo(bad);
        }
        for (int length = 0; length < good.length(); length += 97) {
            Files.writeString(file, good.substring(0, length));
            refused(ErrorCode.VAULT_DAMAGED, this::open);
        }
        Files.writeString(file, good);
        open().close();
    }

    @Test
    @DisplayName("the vault of a newer version is refused and left alone")
    void newer() throws IOException {
        open().close();
        Path file = home.resolve("vault/vault.json");
        String newer = Files.readString(file).replace("\"version\" : 2", "\"version\" : 4, \"more\" : true");
        Files.writeString(file, newer);
        refused(ErrorCode.VAULT_UNUSABLE, this::open);
        assertThat(Files.readString(file)).isEqualTo(newer);
    }

    @Test
    @DisplayName("a folder that cannot be made is refused with words")
    void noFolder() throws IOException {
        Files.writeString(home.resolve("file"), "");
        refused(
                ErrorCode.VAULT_UNUSABLE,
                () -> Vault.open(home.resolve("file/vault"), Unlocking.byFile(warnings::add)));
    }

    private Path folder() {
        return home.resolve("vault");
    }

    private Vault open() {
        return Vault.open(folder(), Unlocking.byFile(warnings::add));
    }

    private static KeyRequest request(String content, ProtectionScheme scheme) {
        return new KeyRequest(content, scheme, List.of(KeyRole.VIDEO), Set.of());
    }

    private static KeySet set(int id, byte[] secret, Optional<byte[]> iv) {
        return new KeySet(Map.of(KeyRole.VIDEO, new ContentKey(id(id), secret, iv)), List.of());
    }

    private static KeyId id(int number) {
        return KeyId.parse("%032x".formatted(number)).orElseThrow();
    }

    private static void refused(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(DrmException.class, e -> {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
            assertThat(e.remedy()).isNotBlank();
            Leaks.assertNone(e, List.of(SECRET));
            assertThat(e.getMessage() + e.remedy()).doesNotContain("horse");
        });
    }

    /** In no file but the KEK's own. */
    private void assertNothingLeaks(List<byte[]> secrets) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Leaks.assertNone(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), secrets);
            }
        }
    }
}
