package org.ladderworks.app;

import java.nio.file.Path;
import java.time.Duration;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.wiring.studio.StudioWiring;

/** What the virtual machine watches once, so that the window opens faster from then on. The launcher runs it after a build. */
public final class WindowTraining {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(4);

    private WindowTraining() {}

    /** Opens the window and closes it; the argument is a data folder that is thrown away. */
    public static void main(String[] arguments) throws InterruptedException {
        StudioWiring.runFor(LONG_ENOUGH, new DataHome(Path.of(arguments[0])));
        System.exit(0);
    }
}
