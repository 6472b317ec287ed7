package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything below a folder, byte for byte. */
record FolderState(SortedMap<String, String> entries) {
    static FolderState of(Path root) {
        SortedMap<String, String> entries = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.toList()) {
                entries.put(root.relativize(path).toString(), content(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FolderState(entries);
    }

    /** What this product may have put into the system's folder for temporary files. */
    static FolderState ofTemporaryFiles() {
        SortedMap<String, String> entries = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(
                                    "ladderworks-" + ProcessHandle.current().pid() + "-")
                            || name.endsWith(".part"))
                    .forEach(name -> entries.put(name, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FolderState(entries);
    }

    /** Asserts that nothing was added, removed or changed below the folder. */
    void isStillThatOf(Path root) {
        assertEquals(
                String.join("\n", lines()),
                String.join("\n", FolderState.of(root).lines()));
    }

    /** Takes a folder of a test away again. */
    static void deleteTree(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Iterable<String> lines() {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private static String content(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return "folder";
        }
        return Files.isRegularFile(path) && Files.isReadable(path)
                ? Files.size(path) + " bytes " + Arrays.hashCode(Files.readAllBytes(path))
                : "other";
    }
}
