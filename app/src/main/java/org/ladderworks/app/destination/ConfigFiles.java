package org.ladderworks.app.destination;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.edge.ConfigDiff;
import org.ladderworks.publish.edge.EdgeFile;

/** Files of configuration in a folder: compared with what is made, and written whole. */
public final class ConfigFiles {
    private static final long LARGEST = 4 << 20;

    private ConfigFiles() {}

    /** What would change of the file of that name there; empty where nothing would. */
    public static String diff(Path folder, EdgeFile made) {
        Path there = folder.resolve(made.name());
        return ConfigDiff.of(Files.exists(there) ? text(there) : "", made);
    }

    /**
     * The text of a file.
     *
     * @throws UsageException where it cannot be read, or is too large for a configuration
     */
    public static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new UsageException(ErrorCode.BAD_USAGE, file + " is over 4 MB", "Name a file of configuration.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw trouble(file, "cannot be read", e);
        }
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @throws UsageException where it cannot be written
     */
    public static void write(Path file, String text) {
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
