package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.List;

/** The files in which a first pass leaves word for the second: beside the chunk, under its name. */
final class PassStatistics {
    /** What x264 and x265 append, while they write and when they have. */
    private static final List<String> FILES =
            List.of("", ".temp", ".mbtree", ".mbtree.temp", ".cutree", ".cutree.temp");

    private PassStatistics() {}

    static Path of(Path chunk) {
        return chunk.resolveSibling(chunk.getFileName() + ".pass");
    }

    /** All files that there may be. */
    static List<Path> all(Path chunk) {
        Path first = of(chunk);
        return FILES.stream()
                .map(suffix -> first.resolveSibling(first.getFileName() + suffix))
                .toList();
    }

    /** As the value of an option in a list such as {@code -x264-params}, in which colons and quotes mean something. */
    static String option(Path chunk) {
        return "stats=" + of(chunk).toString().replaceAll("([\\\\':=])", "\\\\$1");
    }
}
