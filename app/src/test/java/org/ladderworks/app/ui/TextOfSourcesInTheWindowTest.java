package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.preview.SubtitledClip;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.wiring.studio.StudioWiring;

/** The text tracks of a source are chosen and read in the room of review, in the real window. */
class TextOfSourcesInTheWindowTest {
    private static final String ENGLISH = "1\n00:00:01,000 --> 00:00:02,000\nHello there\n";
    private static final String GERMAN = "1\n00:00:01,000 --> 00:00:02,000\nHallo zusammen\n";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("text is off at first, then of the chosen track, and images are said not to be shown")
    void text() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path clip = SubtitledClip.matroska(folder, 75, ENGLISH, GERMAN);
        try (Workstation station = StudioWiring.station(new DataHome(home))) {
            station.intake().take(List.of(clip));
        }
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-library");
            studio.until("a title", () -> studio.table("titles").getItems().size() == 1);
            studio.select("titles", 0);
            studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            ComboBox<?> texts = studio.await("#review-text", ComboBox.class);
            studio.until("the tracks", () -> texts.getItems().size() == 4);
            assertThat(texts.getItems())
                    .extracting(Object::toString)
                    .containsExactly(
                            "No text", "SubRip (eng)", "Untertitel (ger)", "PGS (eng): is an image format; not shown");
            Label said = studio.robot().lookup("#screen-text").queryAs(Label.class);
            studio.keys(KeyCode.SHIFT, KeyCode.RIGHT);
            Label frame = studio.await("#frame", Label.class);
            studio.until("frame 25", () -> frame.getText().startsWith("frame 25 "));
            assertThat(said.isVisible()).isFalse();
            choose(studio, texts, 1);
            studio.until(
                    "the English lines",
                    () -> said.isVisible() && said.getText().equals("Hello there"));
            choose(studio, texts, 2);
            studio.until("the German lines", () -> said.getText().equals("Hallo zusammen"));
            studio.robot()
                    .interact(() -> studio.robot().lookup("#picture").query().requestFocus());
            studio.keys(KeyCode.LEFT);
            studio.until("nothing is said a frame before", () -> !said.isVisible());
            choose(studio, texts, 3);
            Label facts = studio.await("#screen-facts", Label.class);
            studio.until("it is told", () -> facts.getText().contains("PGS (eng): is an image format; not shown"));
        }
    }

    private static void choose(StudioHarness studio, ComboBox<?> box, int number) {
        studio.robot().interact(() -> box.getSelectionModel().select(number));
    }
}
