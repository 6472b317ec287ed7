package org.ladderworks.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.edge.ConfigDiff;
import org.ladderworks.publish.edge.EdgeFile;
import picocli.CommandLine.Option;

/** The folder that configuration is compared with and written to. */
final class ConfigFolder {
    private static final long LARGEST = 4 << 20;

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
            String diff = ConfigDiff.of(
                    made.present().orElseGet(() -> text(Files.exists(there) ? there : null)), made.file());
            if (!diff.isEmpty()) {
                changed.add(made.file().name());
                report.say(diff.stripTrailing());
            }
            if (write) {
                write(there, made.file().text());
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
        if (file == null) {
            return "";
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new UsageException(ErrorCode.BAD_USAGE, file + " is over 4 MB", "Name a file of configuration.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw trouble(file, "cannot be read", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path part = OwnedFiles.newIn(folder, ".part");
            try {
                Files.writeString(part, text, StandardCharsets.UTF_8);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw trouble(file, "cannot be written", e);
        }
    }

    private static UsageException trouble(Path file, String what, IOException e) {
        return new UsageException(
                ErrorCode.BAD_USAGE,
                file + " " + what + ": " + FileTrouble.words(e),
                "Name a folder and files that you may use.",
                e);
    }
}
