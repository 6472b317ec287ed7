package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.players.HostTools;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.progress.Cancellation;

/**
 * Pictures of every room on a real display, in {@code target/screenshots}: for people to look at. What machines can see of
 * them, too, is looked at here.
 */
@EnabledOnOs(OS.LINUX)
class RoomPicturesTest {
    static final String FILM = "Canal_at_dawn.mp4";
    static final String LONGER = "The long way round.mp4";
    static final String BROKEN = "damaged reel.mxf";

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> LANGUAGES = List.of("en", "de");

    /** Fewer are a window of which nothing is drawn. */
    private static final int COLOURS = 20;

    @TempDir
    static Path work;

    @BeforeAll
    static void take() throws Exception {
        Path server = HostTools.need("Xvfb");
        Path media = Files.createDirectories(work.resolve("media"));
        List<Process> processes = new ArrayList<>();
        try {
            // Side by side, each on a display of its own: they share neither clipboard nor focus.
            List<Process> children = new ArrayList<>();
            for (String language : LANGUAGES) {
                Process display = display(server);
                processes.addFirst(display);
                Process child = child(":" + number(display), media, language);
                children.add(child);
                processes.addFirst(child);
            }
            make(media);
            for (int i = 0; i < children.size(); i++) {
                assertThat(children.get(i).waitFor(10, TimeUnit.MINUTES))
                        .as("ends in time")
                        .isTrue();
                assertThat(children.get(i).exitValue())
                        .as(Files.readString(log(LANGUAGES.get(i))))
                        .isZero();
            }
        } finally {
            for (Process process : processes) {
                process.destroy();
                process.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    /** While the windows start. They wait for the last of them. */
    private static void make(Path media) throws IOException {
        Path made = Files.createDirectories(work.resolve("made"));
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(made.resolve(FILM), 4, new Cancellation());
            engine.generateSample(made.resolve(LONGER), 100, new Cancellation());
        }
        Files.move(made.resolve(FILM), media.resolve(FILM));
        Files.move(made.resolve(LONGER), media.resolve(LONGER));
        Files.writeString(made.resolve(BROKEN), "no film");
        Files.move(made.resolve(BROKEN), media.resolve(BROKEN));
    }

    @Test
    @DisplayName("every room is shown at two sizes, light and dark, and in German, and no picture is of one colour")
    void pictures() throws Exception {
        List<Path> pictures = new ArrayList<>();
        for (String language : LANGUAGES) {
            try (Stream<Path> files = Files.list(SCREENSHOTS.resolve(language))) {
                files.filter(file -> file.toString().endsWith(".png")).forEach(pictures::add);
            }
        }
        assertThat(pictures).hasSizeGreaterThanOrEqualTo(140);
        assertThat(pictures.parallelStream().filter(RoomPicturesTest::isOfFewColours))
                .isEmpty();
    }

    @Test
    @DisplayName("every text stands out from what is behind it as WCAG 2.2 asks for in 1.4.3 (AA), light and dark")
    void contrast() throws Exception {
        assertThat(seen(RoomPictures.POOR)).isEmpty();
    }

    @Test
    @DisplayName("no text of the window is cut short, in English and in German")
    void wholeTexts() throws Exception {
        assertThat(seen(RoomPictures.CUT)).isEmpty();
    }

    private static List<String> seen(String file) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String language : LANGUAGES) {
            seen.addAll(Files.readAllLines(SCREENSHOTS.resolve(language).resolve(file)));
        }
        return seen;
    }

    private static Process display(Path server) throws IOException {
        // Without -r a slow machine has keys repeated, as if they were held.
        return new ProcessBuilder(
                        server.toString(), "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-r")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String number(Process display) throws IOException {
        String number =
                new BufferedReader(new InputStreamReader(display.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(number).as("the display's number").matches("\\d+");
        return number;
    }

    private static Process child(String display, Path media, String language) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Dprism.order=sw",
                // It ends before what a second compiler makes pays for it.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RoomPictures.class.getName(),
                SCREENSHOTS.resolve(language).toString(),
                Files.createDirectories(work.resolve(language)).toString(),
                media.toString(),
                language);
        builder.environment().put("DISPLAY", display);
        return builder.redirectErrorStream(true)
                .redirectOutput(log(language).toFile())
                .start();
    }

    private static Path log(String language) {
        return work.resolve(language + ".log");
    }

    private static boolean isOfFewColours(Path picture) {
        try {
            BufferedImage image = ImageIO.read(picture.toFile());
            Set<Integer> colours = new HashSet<>();
            for (int y = 0; y < image.getHeight() && colours.size() <= COLOURS; y++) {
                for (int x = 0; x < image.getWidth() && colours.size() <= COLOURS; x++) {
                    colours.add(image.getRGB(x, y));
                }
            }
            return colours.size() <= COLOURS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
