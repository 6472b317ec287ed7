package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.destination.ConfigFiles;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.edge.ConfigDiff;
import org.ladderworks.publish.edge.EdgeFile;
import picocli.CommandLine.Option;

/** The folder that configuration is compared with and written to. */
final class ConfigFolder {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the files: what differs from those that are there is shown.")
    private @Nullable Path folder;

    @Option(names = "--write", description = "Write them.")
    private boolean write;

    /**
     * A file.
     *
     * @param present what is in use; where absent, what the folder has
     */
    record Made(EdgeFile file, Optional<String> present) {}

    /** True where any of it is said. */
    boolean isNamed() {
        return folder != null || write;
    }

    /** Shows what would change, and writes it where that is asked for. */
    void show(Report report, List<Made> files) {
        if (folder == null) {
            throw new UsageException(ErrorCode.BAD_USAGE, "--out is missing", "Name the folder of the files.");
        }
        List<String> changed = new ArrayList<>();
        for (Made made : files) {
            Path there = folder.resolve(made.file().name());
            Path into = folder;
            String diff = made.present()
                    .map(present -> ConfigDiff.of(present, made.file()))
                    .orElseGet(() -> ConfigFiles.diff(into, made.file()));
            if (!diff.isEmpty()) {
                changed.add(made.file().name());
                report.say(diff.stripTrailing());
            }
            if (write) {
                ConfigFiles.write(there, made.file().text());
            }
        }
        report.say(
                write
                        ? "Written to " + folder + ": " + files.size() + " files"
                        : changed.isEmpty() ? "Nothing would change." : "Nothing was written: add --write.");
        report.result(Map.of("folder", folder.toString(), "changed", changed, "written", write));
    }

    /** The text of a file; empty where none is named. */
    static String text(@Nullable Path file) {
        return file == null ? "" : ConfigFiles.text(file);
    }
}
