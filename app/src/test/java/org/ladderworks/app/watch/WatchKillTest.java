package org.ladderworks.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} of what watches a folder while files come into it one after the other. */
@EnabledOnOs(OS.LINUX)
class WatchKillTest {
    private static final long SEED = 5;

    /** Files settle a second after they came: within this all that happens to one happens. */
    private static final int LATEST_MILLIS = 2_500;

    private static final int FILES_A_LIFE = 12;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @ValueSource(strings = {"leave", "move"})
    @DisplayName("4 kills: each file becomes exactly one title and one job")
    void aFew(String how) throws Exception {
        kills(4, how);
    }

    @ParameterizedTest
    @Tag("soak")
    @ValueSource(strings = {"leave", "move"})
    @DisplayName("60 kills: each file becomes exactly one title and one job")
    void many(String how) throws Exception {
        kills(60, how);
    }

    private void kills(int count, String how) throws Exception {
        Path drop = Files.createDirectories(folder.resolve("drop"));
        for (int life = 0; life < count; life++) {
            Process watch = start(drop, how, "watch");
            try (BufferedReader lines = lines(watch)) {
                assertThat(lines.readLine()).as(log()).isEqualTo(KilledWatch.WATCHING);
                bring(drop, life);
                Thread.sleep(random.nextInt(LATEST_MILLIS));
            } finally {
                watch.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
        List<String> told = told(drop, how);
        Path where = how.equals("move") ? drop.resolve("taken") : drop;
        List<String> expected = java.util.stream.IntStream.range(0, count)
                .boxed()
                .flatMap(life -> java.util.stream.IntStream.range(0, FILES_A_LIFE)
                        .mapToObj(i -> "title " + where.resolve(name(life, i))))
                .toList();
        assertThat(told.stream().filter(line -> line.startsWith("title")))
                .as(log())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(told.stream().filter(line -> line.startsWith("job")))
                .doesNotHaveDuplicates()
                .hasSize(expected.size());
        try (Stream<Path> files = Files.list(where)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(expected.size());
        }
    }

    private static String name(int life, int file) {
        return "clip " + life + "-" + file + ".mov";
    }

    /** Some at once, some in two pieces. */
    private void bring(Path drop, int life) throws Exception {
        for (int i = 0; i < FILES_A_LIFE; i++) {
            Path file = drop.resolve(name(life, i));
            Files.writeString(file, "clip " + life + " " + i);
            if (i % 4 == 0) {
                Thread.sleep(random.nextInt(150));
                Files.writeString(file, "more", StandardOpenOption.APPEND);
            }
        }
    }

    private List<String> told(Path drop, String how) throws Exception {
        Process watch = start(drop, how, "tell");
        try (BufferedReader lines = lines(watch)) {
            List<String> said = lines.lines().toList();
            assertThat(watch.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.exitValue()).as(log()).isZero();
            return said;
        } finally {
            watch.destroyForcibly();
        }
    }

    private Process start(Path drop, String how, String what) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWatch.class.getName(),
                        Files.createDirectories(folder.resolve("home")).toString(),
                        drop.toString(),
                        how,
                        what)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors").toFile()))
                .start();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
