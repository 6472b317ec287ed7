package org.ladderworks.app.ui;

import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;

/** The ladder room: a preset beside another, and one with changes. */
final class LadderScenes {
    private final Camera camera;

    LadderScenes(Camera camera) {
        this.camera = camera;
    }

    /** A preset that comes with the program beside another, and one's own with changes. */
    void take(StudioHarness studio) throws Exception {
        studio.room("ladder");
        studio.untilSaid(studio.words().of("ladder.plan"));
        studio.robot().interact(() -> compare(studio, Optional.of("web-hevc")));
        studio.until("beside", () -> studio.table("rungs").getItems().size() == 6);
        camera.all(studio, "ladder");
        studio.robot().interact(() -> compare(studio, Optional.empty()));
        studio.fire("#ladder-duplicate");
        studio.untilSaid(studio.words().of("ladder.state.saved", "web-h264-copy"));
        studio.robot().interact(() -> studio.robot().lookup("#point-3").query().requestFocus());
        studio.keys(KeyCode.LEFT);
        studio.untilSaid(studio.words().of("ladder.state.changed", "web-h264-copy"));
        studio.select("rungs", 2);
        studio.keys(KeyCode.INSERT);
        studio.until("five", () -> studio.table("rungs").getItems().size() == 5);
        studio.fire("#ladder-remove-rung");
        studio.until("four", () -> studio.table("rungs").getItems().size() == 4);
        camera.all(studio, "ladder-changed");
        studio.fire("#ladder-save");
    }

    @SuppressWarnings("unchecked")
    private static void compare(StudioHarness studio, Optional<String> name) {
        studio.robot().lookup("#compare").queryAs(ComboBox.class).setValue(name);
    }
}
