package org.ladderworks.app.jobfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ladderworks.engine.disk.DiskSync;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.disk.WholeFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;

/**
 * The ways to protect packages that this user has saved, a JSON file each in one folder. There is no secret in them. Thread-safe;
 * several processes may use one folder, as files appear whole.
 */
public final class ProtectionShelf {
    /** What packages without protection go by; no file is called so. */
    public static final String CLEAR = "clear";

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";
    private static final String SUFFIX = ".json";
    private static final int MOST = 1000;

    private final Path folder;

    /** They lie in {@code folder}, which need not exist. */
    public ProtectionShelf(Path folder) {
        this.folder = folder;
    }

    /** Names of all, in order. Fails with OUTPUT_NOT_WRITABLE. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(ProtectionShelf::isName)
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** One as it lies here, right or wrong; empty where there is none of that name. Fails with a UsageException. */
    public Optional<ProtectionFragment> find(String name) {
        return isName(name) && Files.isRegularFile(file(name))
                ? Optional.of(ProtectionFragment.read(file(name)))
                : Optional.empty();
    }

    /**
     * Keeps one; that of the same name is replaced. It is on the disk when this returns.
     *
     * @throws UsageException (BAD_USAGE) where the name cannot be, (OUTPUT_NOT_WRITABLE) where the folder cannot be written
     */
    public void save(String name, ProtectionFragment fragment) {
        checkName(name);
        if (names().size() >= MOST) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "there are " + MOST + " protection profiles already", "Delete some first.");
        }
        try {
            if (Files.isDirectory(folder)) {
                OwnedFiles.sweep(folder);
            }
            WholeFile.write(file(name), fragment.toJson() + "\n");
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** Forgets one, where there is one. Fails with OUTPUT_NOT_WRITABLE. */
    public void delete(String name) {
        checkName(name);
        try {
            if (Files.deleteIfExists(file(name))) {
                DiskSync.folder(folder);
            }
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /**
     * Refuses what cannot be a name.
     *
     * @throws UsageException (BAD_USAGE)
     */
    public static void checkName(String name) {
        if (!isName(name)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "a protection profile cannot be called " + name,
                    "Use up to 64 small letters, digits and hyphens, a letter or digit first, and not " + CLEAR + ".");
        }
    }

    private static boolean isName(String name) {
        return name.matches(NAME) && !name.equals(CLEAR);
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    private UsageException notWritable(IOException e) {
        return new UsageException(
                ErrorCode.OUTPUT_NOT_WRITABLE,
                "the folder of protection profiles " + folder + " cannot be used: " + FileTrouble.words(e),
                "See that you may write to it, or name another data folder with LADDERWORKS_HOME.",
                e);
    }
}
