package org.ladderworks.app.fx;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/** Whether the user's desktop is light or dark. */
public final class SystemTheme {
    private SystemTheme() {}

    /** True while it is dark; changes with it. */
    public static ObservableValue<Boolean> dark() {
        return Platform.getPreferences().colorSchemeProperty().map(scheme -> scheme == ColorScheme.DARK);
    }
}
