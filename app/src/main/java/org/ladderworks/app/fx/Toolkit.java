package org.ladderworks.app.fx;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts and ends the toolkit. */
public final class Toolkit {
    /** The toolkit's own: the ways to draw that it tries, in that order. */
    private static final String DRAWING = "prism.order";

    private Toolkit() {}

    /**
     * Starts it and has a window made; returns at once.
     *
     * @param window is given a stage that is not shown, on the UI thread
     * @throws UnsupportedOperationException where there is no display
     */
    public static void start(Consumer<Stage> window) {
        if (System.getProperty(DRAWING) == null
                && DrawingDevice.isMissing(System.getProperty("os.name", ""), Path.of("/dev"))) {
            System.setProperty(DRAWING, "sw");
        }
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
