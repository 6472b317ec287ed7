package org.ladderworks.app.ui;

import javafx.scene.control.ScrollPane;
import org.ladderworks.app.doctor.Thing;

/** The settings, as they are scrolled to. */
final class SettingsScenes {
    private final Camera camera;

    SettingsScenes(Camera camera) {
        this.camera = camera;
    }

    void take(StudioHarness studio) throws Exception {
        studio.room("settings");
        // Not by a click: notices come and go beneath, and the page moves with them.
        studio.fire("#examine");
        studio.untilSaid(studio.words().of(Thing.BUNDLED_FFMPEG.with()));
        ScrollPane page = studio.await("#settings", ScrollPane.class);
        studio.robot().interact(() -> page.setVvalue(0));
        camera.all(studio, "settings");
        studio.robot().interact(() -> page.setVvalue(0.62));
        camera.all(studio, "settings-caches");
        studio.fire("#support-gather");
        studio.await("#support-text");
        // At its end in each size: where it is keeps its distance from the top otherwise.
        page.vvalueProperty().addListener((_, _, _) -> page.setVvalue(1));
        studio.robot().interact(() -> {
            page.layout();
            page.setVvalue(1);
        });
        camera.all(studio, "settings-support");
    }
}
