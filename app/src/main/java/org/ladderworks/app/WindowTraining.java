package org.ladderworks.app;

import java.nio.file.Path;
import java.time.Duration;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.wiring.studio.StudioWiring;

/** What the virtual machine watches once, so that the window opens faster from then on. The launcher runs it after a build. */
public final class WindowTraining {
    private static final Duration LONG_ENOUGH = Duration.ofMillis(700);

    private WindowTraining() {}

    /** Opens the window, goes through its rooms and closes it; the argument is a data folder that is thrown away. */
    public static void main(String[] arguments) throws InterruptedException {
        StudioWiring.goThrough(new DataHome(Path.of(arguments[0])), LONG_ENOUGH);
        System.exit(0);
    }
}
