package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.progress.Cancellation;

/** A preset for three titles at once, their packages named by a template. */
class NamingInTheWindowTest {
    private static final String TEMPLATE = "{title}_{preset}_{n:000}";

    @TempDir
    static Path media;

    @TempDir
    Path home;

    @BeforeAll
    static void makeFilms() throws Exception {
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(media.resolve("one.mp4"), 2, new Cancellation());
        }
        Files.copy(media.resolve("one.mp4"), media.resolve("two.mp4"));
        Files.copy(media.resolve("one.mp4"), media.resolve("three.mp4"));
    }

    private static void write(StudioHarness studio, String template) throws Exception {
        TextField field = studio.await("#naming-template", TextField.class);
        studio.robot().interact(() -> field.setText(template));
    }

    @Test
    @DisplayName("names are told before anything is queued, and packages and jobs are called so")
    void named() throws Exception {
        Path there = Files.createDirectories(home.resolve("packages/TWO_web-h264_002"));
        Files.writeString(there.resolve("of-another"), "stays");
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            studio.paste(Stream.of("one", "two", "three")
                    .map(name -> media.resolve(name + ".mp4").toString())
                    .collect(Collectors.joining("\n")));
            TableView<?> titles = studio.table("titles");
            studio.until("three lines", () -> titles.getItems().size() == 3);
            studio.until("all are looked at", () -> studio.count("1280×720 H.264 25 fps") == 3);
            studio.select("titles", 0, 1, 2);
            studio.room("ladder");
            studio.untilSaid("web-h264");
            studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
            write(studio, "{title}/{n}");
            studio.untilSaid("/ at character 8 cannot be in a name on every system. Write a hyphen instead.");
            assertThat(studio.await("#ladder-encode", Button.class).isDisabled())
                    .isTrue();
            write(studio, TEMPLATE);
            studio.untilSaid("3 packages. One name is taken and gets a number; nothing is written over.");
            // The list has the newest first.
            studio.untilSaid("three_web-h264_001");
            studio.untilSaid("two_web-h264_002-2   the name is taken: it gets a number");
            studio.click("#ladder-encode");
            studio.untilSaid("3 jobs wait");
            studio.room("queue");
            studio.until("all are done", () -> studio.count("Done") >= 3);
            assertThat(studio.isSaid("one_web-h264_003")).isTrue();
        }
        for (String name : List.of("three_web-h264_001", "two_web-h264_002-2", "one_web-h264_003")) {
            assertThat(home.resolve("packages").resolve(name).resolve("master.m3u8"))
                    .exists();
        }
        assertThat(there).isDirectoryContaining("glob:**of-another").isDirectoryNotContaining("glob:**master.m3u8");
        assertThat(home.resolve("studio.json")).content().contains(TEMPLATE);
    }
}
