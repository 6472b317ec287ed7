package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.Leaks;

/** Keys that an operator types or pipes in. */
@EnabledOnOs(OS.LINUX)
class KeyEntryTest {
    private static final String VIDEO_KEY = "8f3c1d5e7a9b0246c8e0f1a3b5d7e9f1";
    private static final String AUDIO_KEY = "1b2d3f405162738495a6b7c8d9eafb0c";
    private static final String AUDIO_KEY_BASE64 = "Gy0/QFFic4SVprfI2er7DA==";
    private static final String VIDEO_ID = "11111111-2222-3333-4444-555555555555";
    private static final String AUDIO_ID = "66666666-7777-8888-9999-aaaaaaaaaaaa";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final List<byte[]> SECRETS =
            Stream.of(VIDEO_KEY, AUDIO_KEY).map(HexFormat.of()::parseHex).toList();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path drm = Path.of(".");
    private Path clip = Path.of(".");

    @BeforeEach
    void prepare() throws IOException {
        clip = Media.clip(folder.resolve("clip.mp4"), 2, "-sc_threshold", "0");
        drm = Files.writeString(
                folder.resolve("drm.json"),
                "{\"content\": \"film\", \"systems\": [\"widevine\"], \"keys\": {\"entered\": true}}");
    }

    @Test
    @DisplayName("typed keys: mistakes are told and asked again, keys are not shown, and the next time nobody is asked")
    void typed() throws Exception {
        try (Terminal terminal = Terminal.start(folder, packaging("out"))) {
            terminal.awaits("video, key id").types("1111");
            terminal.awaits("no key id").awaits("video, key id").types(VIDEO_ID);
            terminal.awaits("video, key (").awaits("not shown): ").types(VIDEO_KEY.substring(1));
            terminal.awaits("31 characters").awaits("not shown): ").types(VIDEO_ID.replace("-", ""));
            terminal.awaits("key id, not the key").awaits("not shown): ").types(VIDEO_KEY);
            terminal.awaits("video, IV").types("zz");
            terminal.awaits("no IV").awaits("video, IV").types("000102030405060708090a0b0c0d0e0f");
            terminal.awaits("audio, key id").types(VIDEO_ID);
            terminal.awaits("not shown): ").types(AUDIO_KEY_BASE64);
            terminal.awaits("audio, IV").types("");
            // As openssl has them: of sixteen zeros under each key.
            terminal.awaits("check value " + checkValue(VIDEO_KEY)).awaits("check value " + checkValue(AUDIO_KEY));
            terminal.awaits("yes or no").types("perhaps");
            terminal.awaits("Answer yes or no").types("yes");
            terminal.awaits("They cannot be kept").awaits(VIDEO_ID).awaits("From the first again");
            enter(terminal);
            terminal.awaits("yes or no").types("no");
            terminal.awaits("From the first again");
            enter(terminal);
            terminal.awaits("yes or no").types("yes");
            assertThat(terminal.ends(LONG)).as(terminal.shown()).isZero();
            Leaks.assertNone(terminal.shown(), SECRETS);
        }
        assertThat(encrypted("out")).contains(VIDEO_ID, AUDIO_ID);

        // Where there is nobody to ask, with the same keys and the same bytes.
        at("again", new byte[0]).succeeds();
        for (String file : List.of("video/avc-180p/init.mp4", "video/avc-180p/00001.m4s", "manifest.mpd")) {
            assertThat(folder.resolve("again").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("out").resolve(file));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Leaks.assertNone(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), SECRETS);
            }
        }
    }

    @Test
    @DisplayName("Ctrl-C and Ctrl-D at a question end at once, and keep nothing")
    void givenUp() throws Exception {
        try (Terminal terminal = Terminal.start(folder, packaging("out"))) {
            terminal.awaits("video, key id").types(VIDEO_ID);
            terminal.awaits("not shown): ").presses('C');
            assertThat(terminal.ends(Duration.ofSeconds(10))).isNotZero();
        }
        try (Terminal terminal = Terminal.start(folder, packaging("out"))) {
            terminal.awaits("video, key id").presses('D');
            terminal.awaits("LW-5133");
            assertThat(terminal.ends(LONG)).isEqualTo(5);
        }
        assertThat(folder.resolve("out")).doesNotExist();
        at("out", new byte[0]).failsWith(ErrorCode.KEYS_NOT_ENTERED, "nobody to ask");
    }

    @Test
    @DisplayName("piped keys are those of a key file; they are kept, and held against what is kept")
    void piped() throws Exception {
        byte[] keys = keyFile(VIDEO_KEY);
        at("out", keys, "--keys-fd", "0").succeeds();
        assertThat(encrypted("out")).contains(VIDEO_ID, AUDIO_ID);
        at("again", new byte[0]).succeeds();
        at("again", keys, "--keys-fd", "0").succeeds();
        at("other", keyFile("00" + VIDEO_KEY.substring(2)), "--keys-fd", "0")
                .failsWith(ErrorCode.KEYS_UNUSABLE, "the vault has another key");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    @DisplayName("a pipe that is empty, no key file, too long or not open is refused, without what was in it")
    void badPipes() throws Exception {
        at("out", new byte[0]).failsWith(ErrorCode.KEYS_NOT_ENTERED, "nobody to ask", "--keys-fd");
        at("out", new byte[0], "--keys-fd", "0").failsWith(ErrorCode.KEYS_NOT_ENTERED, "no keys came");
        at("out", new byte[70_000], "--keys-fd", "0").failsWith(ErrorCode.KEYS_NOT_ENTERED, "more than 65536");
        at("out", new byte[0], "--keys-fd", "977")
                .failsWith(ErrorCode.KEYS_NOT_ENTERED, "descriptor 977 was not given");
        at("out", VIDEO_KEY.getBytes(StandardCharsets.US_ASCII), "--keys-fd", "0")
                .failsWith(ErrorCode.KEYS_UNREADABLE, "what came by the file descriptor 0");
        at("out", keyFile(VIDEO_KEY.substring(1)), "--keys-fd", "0")
                .failsWith(ErrorCode.KEYS_UNREADABLE, "/keys/0/key");
    }

    @Test
    @DisplayName("a job of the queue is asked for its keys when it is put there")
    void queued() throws Exception {
        Object[] encode = {"encode", "--json", "--queue", "--drm", drm, "--out", folder.resolve("queued"), clip};
        child(encode, new byte[0]).failsWith(ErrorCode.KEYS_NOT_ENTERED, "nobody to ask");
        Object[] piped =
                Stream.concat(Stream.of(encode), Stream.of("--keys-fd", "0")).toArray();
        child(piped, keyFile(VIDEO_KEY)).succeeds();
        at("out", new byte[0]).succeeds();
    }

    private static void enter(Terminal terminal) throws Exception {
        terminal.awaits("video, key id").types(VIDEO_ID);
        terminal.awaits("not shown): ").types(VIDEO_KEY);
        terminal.awaits("video, IV").types("");
        terminal.awaits("audio, key id").types(AUDIO_ID);
        terminal.awaits("not shown): ").types(AUDIO_KEY_BASE64);
        terminal.awaits("audio, IV").types("");
    }

    private static String checkValue(String key) {
        return switch (key) {
            case VIDEO_KEY -> "104043";
            default -> "5CAEA8";
        };
    }

    private static byte[] keyFile(String videoKey) {
        return """
                {"version": 1, "keys": [
                  {"role": "video", "kid": "%s", "key": "%s"},
                  {"role": "audio", "kid": "%s", "key": "%s"}]}
                """.formatted(VIDEO_ID, videoKey, AUDIO_ID, AUDIO_KEY).getBytes(StandardCharsets.US_ASCII);
    }

    private String encrypted(String out) throws IOException {
        return Files.readString(folder.resolve(out).resolve("manifest.mpd"));
    }

    private Object[] packaging(String out, Object... more) {
        return Stream.concat(
                        Stream.of("package", "--segment", "1", "--drm", drm, "--out", folder.resolve(out), clip),
                        Stream.of(more))
                .toArray();
    }

    /** Packages in a process of its own with these bytes at its standard input, and then its end. */
    private Cli at(String out, byte[] input, Object... more) throws Exception {
        return child(
                packaging(
                        out, Stream.concat(Stream.of("--json"), Stream.of(more)).toArray()),
                input);
    }

    private Cli child(Object[] arguments, byte[] input) throws Exception {
        Path from = Files.write(folder.resolve("input"), input);
        try (ChildCli child = ChildCli.startWith(folder, from, arguments)) {
            return child.awaitEnd();
        } finally {
            Files.delete(from);
        }
    }
}
