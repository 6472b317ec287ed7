package org.ladderworks.app.jobfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.disk.WholeFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;

/**
 * JSON files in one folder, each by its name. Thread-safe; several processes may use one folder, as files appear whole. What a call
 * has changed is on the disk when it returns.
 */
final class NamedFiles {
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";
    private static final String SUFFIX = ".json";
    private static final int MOST = 1000;

    private final Path folder;
    private final Kind kind;

    /**
     * What they are.
     *
     * @param one in words, such as "preset"
     * @param reserved names that no file has
     * @param butNot what is said of those behind the rule for names
     */
    record Kind(String one, Predicate<String> reserved, String butNot) {
        boolean isName(String name) {
            return name.matches(NAME) && !reserved.test(name);
        }

        /** Refuses what cannot be a name (BAD_USAGE). */
        void checkName(String name) {
            if (!isName(name)) {
                throw new UsageException(
                        ErrorCode.BAD_USAGE,
                        "a " + one + " cannot be called " + name,
                        "Use up to 64 small letters, digits and hyphens, a letter or digit first" + butNot + ".");
            }
        }
    }

    /** They lie in {@code folder}, which need not exist. */
    NamedFiles(Path folder, Kind kind) {
        this.folder = folder;
        this.kind = kind;
    }

    /** Names of all, in order. Fails with OUTPUT_NOT_WRITABLE. */
    List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(kind::isName)
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** Where one lies; empty where there is none of that name. */
    Optional<Path> find(String name) {
        return kind.isName(name) && Files.isRegularFile(file(name)) ? Optional.of(file(name)) : Optional.empty();
    }

    /** Keeps one; that of the same name is replaced. Fails with BAD_USAGE or OUTPUT_NOT_WRITABLE. */
    void save(String name, String json) {
        kind.checkName(name);
        if (names().size() >= MOST) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "there are " + MOST + " " + kind.one() + "s already", "Delete some first.");
        }
        try {
            if (Files.isDirectory(folder)) {
                OwnedFiles.sweep(folder);
            }
            WholeFile.write(file(name), json + "\n");
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /**
     * Forgets one. Fails with BAD_USAGE or OUTPUT_NOT_WRITABLE.
     *
     * @return false where there was none
     */
    boolean delete(String name) {
        kind.checkName(name);
        try {
            boolean there = Files.deleteIfExists(file(name));
            if (there) {
                DiskSync.folder(folder);
            }
            return there;
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    private UsageException notWritable(IOException e) {
        return new UsageException(
                ErrorCode.OUTPUT_NOT_WRITABLE,
                "the folder of " + kind.one() + "s " + folder + " cannot be used: " + FileTrouble.words(e),
                "See that you may write to it, or name another data folder with LADDERWORKS_HOME.",
                e);
    }
}
