package org.ladderworks.app;

import org.ladderworks.app.cli.LadderworksCommand;
import org.ladderworks.engine.EncodingEngine;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** Runs one command, or without one opens the window; the exit code says how it ended (see {@code --help}). */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 0) {
            System.exit(Studio.run());
        }
        if (arguments.length > 0 && arguments[0].equals("package")) {
            EncodingEngine.warmUp();
        }
        System.exit(LadderworksCommand.run(arguments));
    }
}
