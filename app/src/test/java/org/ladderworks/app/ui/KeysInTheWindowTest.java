package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys do what they say wherever the focus is, and where it is nowhere. */
class KeysInTheWindowTest {
    @TempDir
    Path home;

    @Test
    @DisplayName("keys work on when the button that had the focus is gone")
    void nothingHasTheFocus() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            Pane room = studio.await("#room", Pane.class);
            studio.robot().interact(() -> {
                Button button = new Button();
                room.getChildren().add(button);
                button.requestFocus();
                room.getChildren().remove(button);
            });
            assertThat(studio.stage().getScene().getFocusOwner()).isNull();
            studio.keys(KeyCode.CONTROL, KeyCode.DIGIT2);
            studio.await("#ladder");
        }
    }
}
