package org.ladderworks.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the package goes, shared by the commands that make one. */
final class PackageFolderOption {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder that becomes the package: new, empty, or an earlier package to be replaced.")
    @SuppressWarnings("NullAway.Init")
    Path folder;
}
