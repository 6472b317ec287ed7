package org.ladderworks.app.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder that the program keeps, whether it is there or not. */
public record KeptFolder(Use use, Path path) {
    /** What a folder is for. */
    public enum Use {
        DATA,
        PACKAGES,
        CHUNKS
    }

    /** Bytes of all files in it; what goes meanwhile is not counted. Takes time. */
    public long size() {
        if (!Files.isDirectory(path)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
