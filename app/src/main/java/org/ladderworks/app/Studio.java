package org.ladderworks.app;

import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.wiring.studio.StudioWiring;

/** The window as a program. Apart from {@link Main}, so that a command loads nothing of it. */
final class Studio {
    private static final int USAGE = 2;

    private Studio() {}

    /** Returns the exit code when the window was closed. */
    static int run() throws InterruptedException {
        try {
            StudioWiring.run(DataHome.ofThisUser());
            return 0;
        } catch (UnsupportedOperationException e) {
            System.err.println("ladderworks: there is no display for the window: " + e.getMessage()
                    + "\n  Name a command instead; `ladderworks --help` lists them.");
            return USAGE;
        }
    }
}
