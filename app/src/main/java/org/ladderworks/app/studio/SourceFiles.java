package org.ladderworks.app.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
     * Files as they are; of folders all below that look like media, by name.
     *
     * @throws SourceException where a folder cannot be read, or has too many
     */
    static List<Path> of(List<Path> named) {
        return named.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .flatMap(path -> Files.isDirectory(path) ? below(path).stream() : Stream.of(path))
                .distinct()
                .toList();
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> all = Files.walk(folder, DEEPEST, new FileVisitOption[0])) {
            List<Path> found =
                    all.filter(SourceFiles::isMedia).limit(MOST + 1).sorted().toList();
            if (found.size() > MOST) {
                throw new SourceException(
                        ErrorCode.SOURCE_IS_FOLDER,
                        folder + " has over " + MOST + " media files",
                        "Take in one of the folders inside it at a time.");
            }
            return found;
        } catch (IOException e) {
            throw unreadable(folder, e);
        } catch (UncheckedIOException e) {
            throw unreadable(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    private static SourceException unreadable(Path folder, IOException e) {
        return new SourceException(
                ErrorCode.SOURCE_UNREADABLE,
                folder + " cannot be read: " + FileTrouble.words(e),
                "See that you may read all of it, or name the files themselves.",
                e);
    }

    private static boolean isMedia(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0
                && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))
                && Files.isRegularFile(file)
                && !isPartOfPackage(file);
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
