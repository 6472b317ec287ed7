package org.ladderworks.app.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Runs what changes the window on the thread that may: at once where that is the caller's. */
public final class UiThread implements Executor {
    @Override
    public void execute(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }
}
