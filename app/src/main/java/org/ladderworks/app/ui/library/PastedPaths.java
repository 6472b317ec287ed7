package org.ladderworks.app.ui.library;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ladderworks.engine.source.remote.RemoteLocation;

/** Paths as other programs put them on the clipboard: one on a line, in quotes or as addresses of files. Pure. */
final class PastedPaths {
    private static final Pattern QUOTED = Pattern.compile("^(['\"])(.*)\\1$");

    private PastedPaths() {}

    /** Those that are absolute; what is none is left out. */
    static List<Path> of(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> QUOTED.matcher(line).replaceFirst("$2"))
                .map(PastedPaths::path)
                .flatMap(Optional::stream)
                .filter(Path::isAbsolute)
                .distinct()
                .toList();
    }

    /** Addresses of sources on other machines, each once. */
    static List<String> addresses(String text) {
        return text.lines()
                .map(String::strip)
                .map(line -> QUOTED.matcher(line).replaceFirst("$2"))
                .filter(line -> RemoteLocation.isAddress(line) && !line.startsWith("file:"))
                .distinct()
                .toList();
    }

    private static Optional<Path> path(String line) {
        try {
            return Optional.of(line.startsWith("file:") ? Path.of(URI.create(line)) : Path.of(line));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
