package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.Circle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.progress.Cancellation;
import org.testfx.util.WaitForAsyncUtils;

/** From a built-in preset to a package made with one's own, with the keyboard and the mouse. */
class LadderInTheWindowTest {
    @TempDir
    static Path media;

    private static Path film;

    @TempDir
    Path home;

    @BeforeAll
    static void makeFilm() {
        film = media.resolve("A_short film.mp4");
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(film, 2, new Cancellation());
        }
    }

    private static Node cell(StudioHarness studio, int column, int line) throws Exception {
        studio.until("a cell", () -> find(studio, column, line) != null);
        return java.util.Objects.requireNonNull(find(studio, column, line));
    }

    private static @org.jspecify.annotations.Nullable Node find(StudioHarness studio, int column, int line) {
        return studio.robot().lookup("#rungs .table-cell").queryAll().stream()
                .filter(node -> node instanceof TableCell<?, ?> cell
                        && cell.getIndex() == line
                        && cell.getTableView().getVisibleLeafColumn(column).equals(cell.getTableColumn()))
                .findFirst()
                .orElse(null);
    }

    private static String text(StudioHarness studio, int column, int line) throws Exception {
        return ((TableCell<?, ?>) cell(studio, column, line)).getText();
    }

    private static void write(StudioHarness studio, int column, int line, String text) throws Exception {
        studio.robot().doubleClickOn(cell(studio, column, line), MouseButton.PRIMARY);
        studio.await(".rung-field");
        studio.keys(KeyCode.CONTROL, KeyCode.A);
        studio.robot().write(text);
        studio.keys(KeyCode.ENTER);
    }

    private static void state(StudioHarness studio, String text) throws Exception {
        studio.until(
                text,
                () -> studio.robot()
                        .lookup("#preset-state")
                        .queryAs(Label.class)
                        .getText()
                        .contains(text));
    }

    @Test
    @DisplayName("a preset is duplicated, changed, taken back, saved under a name, and a film is encoded with it")
    void ownPreset() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            studio.paste(film.toString());
            studio.untilSaid("1280×720 H.264 25 fps");
            studio.select("titles", 0);
            studio.keys(KeyCode.CONTROL, KeyCode.DIGIT2);
            studio.untilSaid("For “A short film”");
            studio.untilSaid("1080p at 5000 kb/s dropped");
            studio.keys(KeyCode.CONTROL, KeyCode.D);
            state(studio, "web-h264-copy is saved");
            write(studio, 3, 1, "1234");
            state(studio, "web-h264-copy has changes");
            studio.until("1234", () -> text(studio, 3, 1).equals("1234"));
            assertThat(studio.await("#ladder-encode").isDisabled()).isTrue();
            studio.keys(KeyCode.CONTROL, KeyCode.Z);
            state(studio, "web-h264-copy is saved");
            studio.until("2800", () -> text(studio, 3, 1).equals("2800"));
            studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
            state(studio, "web-h264-copy has changes");
            write(studio, 3, 3, "lots");
            studio.until(
                    "its reason",
                    () -> studio.robot()
                            .lookup("#ladder-problems")
                            .queryAs(Label.class)
                            .getText()
                            .startsWith("Rung 4, kilobits:"));
            assertThat(studio.await("#ladder-save-as").isDisabled()).isTrue();
            write(studio, 3, 3, "500");
            studio.until(
                    "no reason",
                    () -> !studio.robot().lookup("#ladder-problems").query().isVisible());
            studio.click("#preset-name");
            studio.keys(KeyCode.CONTROL, KeyCode.A);
            studio.robot().write("house");
            studio.click("#ladder-save-as");
            state(studio, "house is saved");
            assertThat(home.resolve("presets/house.json"))
                    .content()
                    .contains("1234")
                    .contains("500");
            studio.click("#ladder-job-file");
            TextInputControl job = studio.await("#reading-text", TextInputControl.class);
            assertThat(job.getText()).contains("\"house\"");
            studio.click("#close-reading");
            studio.click("#ladder-try");
            studio.untilSaid("× real time");
            studio.click("#ladder-commands");
            assertThat(studio.await("#reading-text", TextInputControl.class).getText())
                    .contains("libx264")
                    .contains("ffmpeg");
            studio.click("#close-reading");
            studio.click("#ladder-encode");
            studio.untilSaid("One job waits");
            studio.room("queue");
            studio.untilSaid("Done");
        }
        assertThat(home.resolve("packages/a-short-film/master.m3u8")).content().contains("RESOLUTION=1280x720");
    }

    @Test
    @DisplayName(
            "a point is moved by keys and by the mouse; what is built in stays, and a second preset lies beside it")
    void chart() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            studio.room("ladder");
            studio.untilSaid("No title is chosen");
            assertThat(studio.await("#ladder-encode").isDisabled()).isTrue();
            assertThat(studio.await("#ladder-delete").isDisabled()).isTrue();
            studio.robot()
                    .interact(() -> studio.robot().lookup("#point-0").query().requestFocus());
            studio.keys(KeyCode.RIGHT);
            state(studio, "web-h264-copy is not saved");
            studio.until("5250", () -> text(studio, 3, 0).equals("5250"));
            // The chart is drawn anew where its size changes with what is told above it.
            WaitForAsyncUtils.waitForFxEvents();
            Circle point = studio.await("#point-3", Circle.class);
            studio.robot().drag(point, MouseButton.PRIMARY).moveBy(-60, 0).drop();
            studio.until("fewer", () -> Integer.parseInt(text(studio, 3, 3)) < 700);
            TextField name = studio.await("#preset-name", TextField.class);
            assertThat(name.getText()).isEqualTo("web-h264-copy");
            studio.robot().interact(() -> {
                @SuppressWarnings("unchecked")
                ComboBox<java.util.Optional<String>> box =
                        studio.robot().lookup("#compare").queryAs(ComboBox.class);
                box.setValue(java.util.Optional.of("web-hevc"));
            });
            TableView<?> rungs = studio.table("rungs");
            studio.until("two more columns", () -> rungs.getVisibleLeafColumns().size() == 10);
            studio.until("six lines", () -> rungs.getItems().size() == 6);
            studio.keys(KeyCode.CONTROL, KeyCode.Z);
            studio.until(
                    "800 again",
                    () -> rungs.getItems().stream()
                            .anyMatch(row -> row.toString().contains("kilobits=800,")));
        }
        assertThat(home.resolve("presets/web-h264-copy.json")).doesNotExist();
    }
}
