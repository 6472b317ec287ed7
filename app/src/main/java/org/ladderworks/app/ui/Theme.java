package org.ladderworks.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/** Light or dark: as the desktop is, until the operator decides otherwise. On the UI thread alone. */
final class Theme {
    private static final String OWN =
            Objects.requireNonNull(Theme.class.getResource("studio.css")).toExternalForm();

    private final Scene scene;
    private boolean dark;
    private boolean decided;

    Theme(Scene scene, ObservableValue<Boolean> desktop) {
        this.scene = scene;
        scene.getStylesheets().add(OWN);
        desktop.subscribe(now -> {
            if (!decided) {
                show(now);
            }
        });
    }

    /** The other one, from now on. */
    void flip() {
        decided = true;
        show(!dark);
    }

    private void show(boolean now) {
        dark = now;
        scene.setUserAgentStylesheet(
                now ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
