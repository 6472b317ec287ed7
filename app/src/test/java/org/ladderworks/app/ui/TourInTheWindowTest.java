package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first title, from the first click to what viewers see. */
class TourInTheWindowTest {
    @TempDir
    Path home;

    private static void untilStep(StudioHarness studio, String key) throws Exception {
        String said = studio.words().of("tour." + key);
        studio.until(
                said,
                () -> studio.isThere("#tour-step")
                        && studio.robot()
                                .lookup("#tour-step")
                                .queryAs(Label.class)
                                .getText()
                                .equals(said));
    }

    @Test
    @DisplayName("with what is offered, from an empty library to a published package in one flow, by five clicks")
    void doneForMe() throws Exception {
        long begun = System.nanoTime();
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.click("#empty-sample");
            untilStep(studio, "encode");
            studio.click("#tour-do");
            studio.until(
                    "encoded",
                    () -> studio.robot()
                            .lookup("#tour-step")
                            .queryAs(Label.class)
                            .getText()
                            .equals(studio.words().of("tour.target")));
            studio.click("#tour-do");
            untilStep(studio, "publish");
            studio.click("#tour-do");
            untilStep(studio, "done");
            studio.click("#tour-leave");
            studio.until("no tour", () -> !studio.isThere("#tour-step"));
            studio.room("library");
            studio.untilSaid(studio.words().of("status.published"));
        }
        System.out.println(
                "the tour took " + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
        Path published = home.resolve("sample/published/ladderworks-sample");
        assertThat(Files.readString(published.resolve("master.m3u8"))).contains("v/");
        assertThat(published.resolve("manifest.mpd")).exists();
    }

    @Test
    @DisplayName(
            "the operator's own hands go the same way; leaving it leaves what was made, and it is found again by the palette")
    void byHand() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.click("#empty-sample");
            untilStep(studio, "encode");
            studio.until("pointed at", () -> pointed(studio, "#encode"));
            studio.click("#tour-leave");
            studio.until("no tour", () -> !studio.isThere("#tour-step"));
            assertThat(pointed(studio, "#encode")).isFalse();
            studio.keys(KeyCode.CONTROL, KeyCode.K);
            studio.robot().write("sample");
            studio.keys(KeyCode.ENTER);
            untilStep(studio, "encode");
            studio.select("titles", 0);
            studio.click("#encode");
            untilStep(studio, "target");
            studio.until("the room is pointed at", () -> pointed(studio, "#room-publish"));
            studio.click("#tour-show");
            studio.until("the button is pointed at", () -> pointed(studio, "#add-target"));
            studio.click("#tour-do");
            untilStep(studio, "publish");
            studio.until("ready", () -> !studio.await("#publish-title").isDisabled());
            studio.click("#publish-title");
            untilStep(studio, "done");
        }
        try (Stream<Path> films = Files.list(home.resolve("sample"))) {
            assertThat(films.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("Ladderworks_sample.mp4", "published");
        }
    }

    private static boolean pointed(StudioHarness studio, String control) {
        return studio.robot().lookup(control).queryAll().stream()
                .anyMatch(node -> node.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("pointed")));
    }
}
