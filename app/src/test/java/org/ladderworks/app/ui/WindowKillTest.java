package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.progress.Cancellation;

/** {@code kill -9} of the window while four jobs wait and run and its operator writes. */
@EnabledOnOs(OS.LINUX)
class WindowKillTest {
    private static final long SEED = 11;

    /** From the first kept edit on: four jobs of three seconds take about ten. */
    private static final int LATEST_MILLIS = 8_000;

    @TempDir
    static Path media;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void makeFilms() {
        try (EncodingEngine engine = EncodingEngine.open()) {
            for (int i = 0; i < 4; i++) {
                engine.generateSample(media.resolve("film " + i + ".mp4"), 3 + i, new Cancellation());
            }
        }
    }

    @Test
    @DisplayName("2 kills: four jobs go on and finish, and no edit that was shown as kept is lost")
    void aFew() throws Exception {
        rounds(2);
    }

    @Test
    @Tag("soak")
    @DisplayName("50 kills: four jobs go on and finish, and no edit that was shown as kept is lost")
    void many() throws Exception {
        rounds(50);
    }

    private void rounds(int count) throws Exception {
        List<Integer> kept = new ArrayList<>();
        for (int round = 0; round < count; round++) {
            kept.add(round(folder.resolve("home-" + round)));
        }
        System.out.println(count + " kills of the window, after so many edits: " + kept);
    }

    private int round(Path home) throws Exception {
        Files.createDirectories(home);
        int kept = killed(home);
        List<String> said = finished(home);
        int found = Integer.parseInt(said.getFirst().substring("Edit ".length()));
        // One more may have been kept that was not shown any more.
        assertThat(found).isBetween(kept, kept + 1);
        assertThat(said).endsWith("finished");
        try (Stream<Path> packages = Files.list(home.resolve("packages"))) {
            assertThat(packages.toList())
                    .hasSize(4)
                    .allSatisfy(each -> assertThat(each.resolve("master.m3u8")).exists());
        }
        return kept;
    }

    /** The last edit that was shown as kept. */
    private int killed(Path home) throws Exception {
        Process window = start(home, "begin");
        Thread killer = Thread.ofVirtual().unstarted(() -> kill(window, random.nextInt(LATEST_MILLIS)));
        int kept = 0;
        try (BufferedReader lines = lines(window)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(KilledWindow.KEPT)) {
                    kept = Integer.parseInt(line.substring(KilledWindow.KEPT.length()));
                    if (kept == 1) {
                        killer.start();
                    }
                }
            }
        } finally {
            window.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(kept).as(log(home)).isPositive();
        killer.join();
        return kept;
    }

    private static void kill(Process window, int after) {
        try {
            Thread.sleep(after);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Not by Process, which closes what is still to be read.
        window.toHandle().destroyForcibly();
    }

    private List<String> finished(Path home) throws Exception {
        Process window = start(home, "finish");
        try (BufferedReader lines = lines(window)) {
            List<String> said = lines.lines().toList();
            assertThat(window.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(window.exitValue()).as(log(home)).isZero();
            return said;
        } finally {
            window.destroyForcibly();
        }
    }

    private Process start(Path home, String what) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWindow.class.getName(),
                        home.toString(),
                        media.toString(),
                        what)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors(home)))
                .start();
    }

    private static File errors(Path home) {
        return home.resolve("errors").toFile();
    }

    private static String log(Path home) throws IOException {
        return Files.readString(errors(home).toPath());
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
