package org.ladderworks.app.cli;

import picocli.CommandLine.Option;

/** How a command talks: shared by all of them. */
final class OutputOptions {
    @Option(
            names = "--json",
            description = "Print one JSON object per line on standard output: progress, then the result or the error.")
    boolean json;
}
