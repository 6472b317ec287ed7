package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.manifest.index.PackageIndex;

/** Which files an operator means who names some, or a folder of them. */
final class SourceFiles {
    /** Of a folder; no studio keeps more in one. */
    static final int MOST = 20_000;

    private static final int DEEPEST = 32;

    /** By their names: a folder of films has pictures, texts and notes beside them. What is named itself is always looked at. */
    private static final Set<String> ENDINGS = Set.of(
            "3gp", "aac", "aif", "aiff", "avi", "dv", "flac", "flv", "m2ts", "m2v", "m4a", "m4v", "mka", "mkv", "mov",
            "mp3", "mp4", "mpeg", "mpg", "mts", "mxf", "ogg", "ogv", "opus", "ts", "vob", "wav", "webm", "wmv", "y4m");

    private SourceFiles() {}

    /**
     * What is meant.
     *
     * @param unread folders that could not be looked into
     */
    record Found(List<Path> files, List<Path> unread) {}

    /**
     * Files as they are; of folders all below that look like media, by name.
     *
     * @throws SourceException where a folder cannot be read at all, or has too many
     */
    static Found of(List<Path> named) {
        Set<Path> files = new LinkedHashSet<>();
        List<Path> unread = new ArrayList<>();
        for (Path each : named) {
            Path path = each.toAbsolutePath().normalize();
            if (Files.isDirectory(path)) {
                Below below = new Below();
                below.walk(path);
                files.addAll(below.found);
                unread.addAll(below.unread);
            } else {
                files.add(path);
            }
        }
        return new Found(List.copyOf(files), unread);
    }

    /** Goes through a folder; what it may not enter, such as a disk's own folders, is passed over. */
    private static final class Below extends SimpleFileVisitor<Path> {
        private final Set<Path> found = new TreeSet<>();
        private final List<Path> unread = new ArrayList<>();

        void walk(Path folder) {
            try {
                // Named by a link, it is what the link leads to.
                Path real = folder.toRealPath();
                Files.walkFileTree(real, Set.of(), DEEPEST, this);
                if (unread.contains(real)) {
                    throw new AccessDeniedException(real.toString());
                }
            } catch (IOException e) {
                throw new SourceException(
                        ErrorCode.SOURCE_UNREADABLE,
                        folder + " cannot be read: " + FileTrouble.words(e),
                        "See that you may read it, or name the files themselves.",
                        e);
            }
            if (found.size() > MOST) {
                throw new SourceException(
                        ErrorCode.SOURCE_IS_FOLDER,
                        folder + " has over " + MOST + " media files",
                        "Take in one of the folders inside it at a time.");
            }
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isMedia(file)) {
                found.add(file);
            }
            return found.size() > MOST ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            unread.add(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            if (e != null) {
                unread.add(folder);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /** By its ending alone. */
    static boolean isMediaName(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean isMedia(Path file) {
        return isMediaName(file.getFileName().toString()) && Files.isRegularFile(file) && !isPartOfPackage(file);
    }

    /** Segments and what belongs to them are no sources. */
    private static boolean isPartOfPackage(Path file) {
        Path folder = file.getParent();
        for (int up = 0; up < 3 && folder != null; up++) {
            if (Files.exists(folder.resolve(PackageIndex.FILE_NAME))) {
                return true;
            }
            folder = folder.getParent();
        }
        return false;
    }
}
