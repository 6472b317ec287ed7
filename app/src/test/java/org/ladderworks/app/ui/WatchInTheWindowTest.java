package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.progress.Cancellation;

/** A folder that is watched, from the keys to the package. */
class WatchInTheWindowTest {
    @TempDir
    static Path media;

    private static Path film;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeFilm() {
        film = media.resolve("film.mp4");
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(film, 2, new Cancellation());
        }
    }

    @Test
    @DisplayName(
            "a file that is copied slowly into a watched folder becomes exactly one title and one package, also for the"
                    + " next start")
    void slowly() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path drop = Files.createDirectories(folder.resolve("From the cutting room"));
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            watch(studio, drop);
            studio.untilSaid("Nothing was taken yet");
            studio.click("#watch-options");
            TextField settle = studio.await("#watch-settle", TextField.class);
            studio.robot().interact(() -> {
                settle.requestFocus();
                settle.setText("2");
            });
            studio.keys(KeyCode.ENTER);
            studio.click("#watch-encode");
            studio.room("queue");
            copySlowly(drop.resolve("Late_arrival.mp4"));
            studio.untilSaid("One file was taken from From the cutting room.");
            studio.untilSaid("Done");
            studio.room("library");
            studio.untilSaid("To review");
            studio.untilSaid("1 file taken, last Late_arrival.mp4");
            assertThat(studio.table("titles").getItems()).hasSize(1);
            studio.select("titles", 0);
            TextField tags = studio.await("#title-tags", TextField.class);
            studio.until("its tag", () -> tags.getText().equals("From the cutting room"));
        }
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.untilSaid("To review");
            studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
            studio.untilSaid("1 file taken, last Late_arrival.mp4");
            // Longer than anything takes to settle.
            Thread.sleep(Duration.ofSeconds(4));
            assertThat(studio.table("titles").getItems()).hasSize(1);
        }
        try (Stream<Path> packages = Files.list(home.resolve("packages"))) {
            assertThat(packages.map(each -> each.getFileName().toString())).containsExactly("late-arrival");
        }
    }

    private static void watch(StudioHarness studio, Path drop) {
        studio.robot().interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(drop.toString());
            Clipboard.getSystemClipboard().setContent(content);
        });
        studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
    }

    /** Each pause is shorter than a file must stand still, all of it is longer. */
    private static void copySlowly(Path to) throws Exception {
        byte[] bytes = Files.readAllBytes(film);
        int piece = bytes.length / 8 + 1;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int from = 0; from < bytes.length; from += piece) {
                out.write(bytes, from, Math.min(piece, bytes.length - from));
                out.flush();
                Thread.sleep(Duration.ofMillis(700));
            }
        }
    }

    @Test
    @DisplayName("a folder inside a watched one is refused; one that is watched no longer can be brought back")
    void refused() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path drop = Files.createDirectories(folder.resolve("drop"));
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            watch(studio, home);
            studio.untilSaid("Ladderworks itself writes to");
            watch(studio, drop);
            studio.untilSaid("Nothing was taken yet");
            studio.click("#watch-options");
            studio.click("#watch-subfolders");
            watch(studio, Files.createDirectories(drop.resolve("below")));
            studio.untilSaid("lie in each other");
            studio.click("#watch-remove");
            studio.untilSaid("drop is watched no longer");
            studio.untilSaid("No folder is watched.");
            studio.keys(KeyCode.CONTROL, KeyCode.Z);
            studio.untilSaid("Nothing was taken yet");
        }
    }
}
