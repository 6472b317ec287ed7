package org.ladderworks.app.fx;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts and ends the toolkit. */
public final class Toolkit {
    private Toolkit() {}

    /**
     * Starts it and has a window made; returns at once.
     *
     * @param window is given a stage that is not shown, on the UI thread
     * @throws UnsupportedOperationException where there is no display
     */
    public static void start(Consumer<Stage> window) {
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            window.accept(new Stage());
        });
    }

    /** Ends it. */
    public static void exit() {
        Platform.exit();
    }
}
