package org.ladderworks.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.ui.workbench.Preferences;

/** Light or dark: as the desktop is, until the operator decides otherwise. On the UI thread alone. */
final class Theme {
    private static final String OWN =
            Objects.requireNonNull(Theme.class.getResource("studio.css")).toExternalForm();

    private final Scene scene;
    private final ObservableValue<Boolean> desktop;
    private final Preferences preferences;

    Theme(Scene scene, ObservableValue<Boolean> desktop, Preferences preferences) {
        this.scene = scene;
        this.desktop = desktop;
        this.preferences = preferences;
        scene.getStylesheets().add(OWN);
        desktop.subscribe(_ -> show());
        preferences.now().subscribe(_ -> show());
    }

    /** The other one, from now on. */
    void flip() {
        StudioSettings.Theme other = isDark() ? StudioSettings.Theme.LIGHT : StudioSettings.Theme.DARK;
        preferences.change(settings -> settings.with(other));
    }

    private boolean isDark() {
        return switch (preferences.now().get().theme()) {
            case SYSTEM -> desktop.getValue();
            case LIGHT -> false;
            case DARK -> true;
        };
    }

    private void show() {
        String sheet = (isDark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
        if (!sheet.equals(scene.getUserAgentStylesheet())) {
            scene.setUserAgentStylesheet(sheet);
        }
    }
}
