package org.ladderworks.engine.pipeline;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes folders and takes them away again, without ever following a link. */
final class Folders {
    private Folders() {}

    /** Makes a folder and its missing parents; adds those that were really made here to {@code made}, deepest first. */
    static void create(Path folder, List<Path> made) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        @Nullable Path at = folder;
        while (at != null && !Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
            missing.push(at);
            at = at.getParent();
        }
        if (at != null && Files.isSymbolicLink(at) && Files.notExists(at)) {
            throw new FileSystemException(at.toString(), null, at + " is a link that leads nowhere");
        }
        if (at != null && Files.exists(at) && !Files.isDirectory(at)) {
            throw new FileSystemException(at.toString(), null, at.equals(folder) ? "it is a file" : at + " is a file");
        }
        for (Path next : missing) {
            try {
                Files.createDirectory(next);
                made.addFirst(next);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(next)) {
                    throw e;
                }
                // Another process was faster: it is that one's to take away.
            }
        }
    }

    /** Where a path leads in the end, links and all, as far as it is there. */
    static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (@Nullable Path at = absolute; at != null; at = at.getParent()) {
            try {
                return at.toRealPath().resolve(at.relativize(absolute));
            } catch (IOException e) {
                // Not there yet: its parent may be.
            }
        }
        return absolute;
    }

    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return new ArrayList<>(entries.sorted().toList());
        }
    }

    /** Takes away those of the folders that are empty, in the order given. */
    static void removeEmpty(List<Path> folders) {
        for (Path folder : folders) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                // Not empty, or never made: it stays as it is.
            }
        }
    }

    /** Deletes what can be deleted, links themselves and not what they lead to. */
    static void deleteTree(Path root) {
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // What cannot be removed now is swept by the next job on this folder.
        }
    }
}
