package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.progress.Cancellation;

/** From a dropped file to a package, with the keyboard and the mouse, and what comes between. */
class EncodeInTheWindowTest {
    @TempDir
    static Path media;

    private static Path film;

    @TempDir
    Path home;

    @BeforeAll
    static void makeFilm() {
        film = media.resolve("A_short film.mp4");
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(film, 3, new Cancellation());
        }
    }

    @Test
    @DisplayName("a file becomes a title, a job and a package; the next start knows all of it")
    void toPackage() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            studio.paste(film.toString());
            TableView<?> titles = studio.table("titles");
            studio.until("a line", () -> titles.getItems().size() == 1);
            studio.untilSaid("1280×720 H.264 25 fps");
            studio.select("titles", 0);
            assertThat(studio.await("#title-name", TextField.class).getText()).isEqualTo("A short film");
            studio.click("#encode");
            studio.untilSaid("One job waits");
            studio.room("queue");
            studio.untilSaid("Done");
            studio.room("library");
            studio.untilSaid("To review");
        }
        assertThat(home.resolve("packages/a-short-film/master.m3u8")).exists();
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.untilSaid("To review");
            studio.untilSaid("A short film");
            assertThat(home.resolve("pictures/1.jpg")).isNotEmptyFile();
        }
    }

    @Test
    @DisplayName("what is no media is said to be none, with its code, and can be taken away and brought back")
    void badFile() throws Exception {
        Path bad = Files.writeString(media.resolve("broken.mp4"), "no film");
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            studio.paste(bad + "\n" + film);
            studio.untilSaid("LW-3");
            studio.untilSaid("Failed");
            TableView<?> titles = studio.table("titles");
            studio.select("titles", 0, 1);
            studio.keys(KeyCode.DELETE);
            studio.until("no line", titles.getItems()::isEmpty);
            studio.keys(KeyCode.CONTROL, KeyCode.Z);
            studio.until("both lines", () -> titles.getItems().size() == 2);
            studio.untilSaid("broken");
        }
    }

    @Test
    @DisplayName("a job is cancelled, begun again and outlives the window")
    void cancelAndRestart() throws Exception {
        Path longer = media.resolve("longer.mp4");
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(longer, 40, new Cancellation());
        }
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            studio.paste(longer.toString());
            studio.untilSaid("1280×720 H.264 25 fps");
            studio.select("titles", 0);
            studio.keys(KeyCode.CONTROL, KeyCode.E);
            studio.room("queue");
            studio.untilSaid("Encoding");
            studio.select("jobs", 0);
            studio.click("#cancel-job");
            studio.untilSaid("Cancelled");
            studio.click("#resume-job");
            studio.untilSaid("Encoding");
        }
        assertThat(home.resolve("packages/longer")).doesNotExist();
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-queue");
            studio.room("queue");
            studio.untilSaid("Done");
            studio.room("library");
            studio.untilSaid("To review");
        }
        assertThat(home.resolve("packages/longer/manifest.mpd")).exists();
    }
}
