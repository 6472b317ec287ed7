package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.players.HostTools;

/** Pictures of every room on a real display, in {@code target/screenshots}: for people to look at. */
@EnabledOnOs(OS.LINUX)
class RoomPicturesTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @TempDir
    Path work;

    @Test
    @DisplayName("every room is shown at two sizes, light and dark, and no picture is of one colour")
    void pictures() throws Exception {
        Path server = HostTools.need("Xvfb");
        Process display = new ProcessBuilder(
                        server.toString(), "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            run(":" + number(display));
        } finally {
            display.destroy();
            display.waitFor(10, TimeUnit.SECONDS);
        }
        try (Stream<Path> files = Files.list(SCREENSHOTS)) {
            List<Path> pictures = files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
            assertThat(pictures).hasSizeGreaterThanOrEqualTo(20);
            for (Path picture : pictures) {
                assertThat(colours(picture)).as(picture.toString()).isGreaterThan(20);
            }
        }
    }

    private static String number(Process display) throws IOException {
        String number =
                new BufferedReader(new InputStreamReader(display.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(number).as("the display's number").matches("\\d+");
        return number;
    }

    private void run(String display) throws Exception {
        Path log = work.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RoomPictures.class.getName(),
                SCREENSHOTS.toString(),
                work.toString(),
                "en");
        builder.environment().put("DISPLAY", display);
        Process child =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(child.waitFor(10, TimeUnit.MINUTES)).as("ends in time").isTrue();
            assertThat(child.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            child.destroyForcibly();
        }
    }

    private static long colours(Path picture) throws IOException {
        var image = ImageIO.read(picture.toFile());
        return java.util.stream.IntStream.range(0, image.getHeight())
                .flatMap(y ->
                        java.util.stream.IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y)))
                .distinct()
                .count();
    }
}
