package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.testing.Leaks;

/**
 * No key in any file, log, argument or environment of a run that encrypts: not in hexadecimal, not in base64, not raw. All that
 * a run writes is in one folder: its package, its data folder, its temporary files, what it says.
 */
@EnabledOnOs(OS.LINUX)
class KeyLeakTest {
    private static final List<String> KEYS =
            List.of("8f3c1d5e7a9b0246c8e0f1a3b5d7e9f1", "1b2d3f405162738495a6b7c8d9eafb0c");
    private static final List<byte[]> SECRETS =
            KEYS.stream().map(HexFormat.of()::parseHex).toList();
    private static final String SYSTEMS =
            "\"content\": \"film\", \"systems\": [\"widevine\", \"playready\", \"fairplay\"]";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path place = Path.of(".");
    private Path source = Path.of(".");
    private final Set<String> arguments = new TreeSet<>();

    @BeforeEach
    void prepare() throws IOException {
        place = Files.createDirectory(folder.resolve("job"));
        source = Media.clip(folder.resolve("source.mp4"), 6);
    }

    @Test
    @DisplayName("keys from a file, which is outside")
    void keyFile() throws Exception {
        Path keys = folder.resolve("keys.json");
        Files.createFile(keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keys, keyFileText());
        Path drm = drm("{" + SYSTEMS + ", \"keys\": {\"file\": \"keys.json\"}}");
        run(encode(drm));

        assertThat(arguments).anyMatch(line -> line.contains("ffmpeg"));
        assertNothingLeaks(SECRETS);
    }

    @Test
    @DisplayName("keys that the vault has drawn, of both schemes and of MPEG-TS segments")
    void vault() throws Exception {
        Path drm = drm("{" + SYSTEMS + ", \"scheme\": \"both\","
                + " \"hlsTs\": {\"keyUri\": \"https://keys.example.com/{kid}\"}}");
        run(encode(drm, "--hls-ts"));

        List<byte[]> secrets = new ArrayList<>();
        for (String scheme : List.of("cbcs", "cenc")) {
            Path cpix = folder.resolve(scheme + ".xml");
            assertThat(export(drm, cpix, "--scheme", scheme)).isZero();
            Pattern.compile("<pskc:PlainValue>([^<]+)</pskc:PlainValue>")
                    .matcher(Files.readString(cpix))
                    .results()
                    .forEach(key -> secrets.add(Base64.getDecoder().decode(key.group(1))));
        }
        assertThat(export(drm, folder.resolve("segments.key"), "--hls-ts")).isZero();
        secrets.add(Files.readAllBytes(folder.resolve("segments.key")));
        assertThat(secrets).hasSize(5).doesNotHaveDuplicates().allMatch(secret -> secret.length == 16);
        List<Path> searched = assertNothingLeaks(secrets);
        assertThat(searched).contains(place.resolve("data/vault/vault.json"), place.resolve("package/ts/master.m3u8"));
    }

    @Test
    @DisplayName("keys that were entered with a job of the queue, which a worker runs later")
    void entered() throws Exception {
        Path drm = drm("{" + SYSTEMS + ", \"keys\": {\"entered\": true}}");
        Path input = Files.writeString(folder.resolve("input"), keyFileText());
        Object[] queued = Stream.concat(Stream.of(encode(drm)), Stream.of("--queue", "--keys-fd", "0"))
                .toArray();
        try (ChildCli job = ChildCli.startWith(place, input, queued)) {
            watch(job);
        }
        Leaks.assertNoneBelow(place, SECRETS);
        run("worker", "--json", "--until-empty");

        List<Path> searched = assertNothingLeaks(SECRETS);
        assertThat(searched)
                .as("the database of the queue")
                .anyMatch(file -> file.getFileName().toString().endsWith(".mv.db"));
    }

    private List<Path> assertNothingLeaks(List<byte[]> secrets) {
        assertThat(place.resolve("package/master.m3u8")).exists();
        List<Path> searched = Leaks.assertNoneBelow(place, secrets);
        for (String line : arguments) {
            Leaks.assertNone(line, secrets);
        }
        return searched;
    }

    private void run(Object... line) throws Exception {
        List<String> quiet = List.of(
                "env", "JDK_JAVA_OPTIONS=-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener");
        try (ChildCli job = ChildCli.start(place, quiet, line)) {
            watch(job);
        }
    }

    /** Gathers the arguments and the environment of a process and its children until it ends. */
    private void watch(ChildCli job) throws InterruptedException {
        while (!job.awaitEndWithin(5, TimeUnit.MILLISECONDS)) {
            gather(job.handle());
            job.handle().descendants().forEach(this::gather);
        }
        job.awaitEnd().succeeds();
    }

    private void gather(ProcessHandle process) {
        for (String what : List.of("cmdline", "environ")) {
            try {
                arguments.add(Files.readString(Path.of("/proc/" + process.pid(), what), StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // It has just ended.
            }
        }
    }

    private int export(Path drm, Path to, Object... more) {
        Object[] line = Stream.concat(Stream.of("drm", "export", "--drm", drm, "--to", to), Stream.of(more))
                .toArray();
        return Cli.at(new DataHome(place.resolve("data")), line).exitCode();
    }

    private Object[] encode(Path drm, Object... more) {
        List<Object> line = new ArrayList<>(List.of("encode", "--json", "--speed", "ultrafast", "--segment", "2"));
        line.addAll(List.of("--drm", drm, "--out", place.resolve("package")));
        line.addAll(Arrays.asList(more));
        line.add(source);
        return line.toArray();
    }

    private Path drm(String text) throws IOException {
        return Files.writeString(folder.resolve("drm.json"), text);
    }

    private static String keyFileText() {
        return """
                {"version": 1, "keys": [
                  {"role": "video", "kid": "11111111-2222-3333-4444-555555555555", "key": "%s"},
                  {"role": "audio", "kid": "66666666-7777-8888-9999-aaaaaaaaaaaa", "key": "%s"}]}
                """.formatted(KEYS.get(0), KEYS.get(1));
    }
}
