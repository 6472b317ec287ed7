package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that can be done, by a few letters. */
class CommandPaletteTest {
    @TempDir
    Path home;

    @Test
    @DisplayName(
            "the palette finds what can be done now by the beginnings of its words, does it, and gives the keys back")
    void found() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            studio.keys(KeyCode.CONTROL, KeyCode.K);
            ListView<?> list = studio.await("#palette-list", ListView.class);
            int all = list.getItems().size();
            assertThat(all).isGreaterThan(5);
            // Nothing is chosen: there is nothing to encode.
            studio.robot().write("enc");
            studio.until("nothing", list.getItems()::isEmpty);
            studio.keys(KeyCode.ESCAPE);
            studio.until("closed", () -> !studio.isThere("#palette"));
            studio.keys(KeyCode.CONTROL, KeyCode.K);
            studio.await("#palette-list");
            studio.robot().write("que go");
            studio.until("one", () -> list.getItems().size() == 1);
            studio.keys(KeyCode.ENTER);
            studio.await("#jobs");
            studio.keys(KeyCode.CONTROL, KeyCode.DIGIT1);
            studio.await("#titles");
        }
    }
}
