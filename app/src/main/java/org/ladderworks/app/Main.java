package org.ladderworks.app;

import org.ladderworks.app.cli.LadderworksCommand;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** Runs one command; the exit code says how it ended (see {@code --help}). */
    public static void main(String[] arguments) {
        System.exit(LadderworksCommand.run(arguments));
    }
}
