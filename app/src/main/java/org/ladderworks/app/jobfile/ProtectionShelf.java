package org.ladderworks.app.jobfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.error.UsageException;

/**
 * The ways to protect packages that this user has saved, a JSON file each in one folder. There is no secret in them. Thread-safe;
 * several processes may use one folder, as files appear whole.
 */
public final class ProtectionShelf {
    /** What packages without protection go by; no file is called so. */
    public static final String CLEAR = "clear";

    private static final NamedFiles.Kind KIND =
            new NamedFiles.Kind("protection profile", CLEAR::equals, ", and not " + CLEAR);

    private final NamedFiles files;

    /** They lie in {@code folder}, which need not exist. */
    public ProtectionShelf(Path folder) {
        this.files = new NamedFiles(folder, KIND);
    }

    /** Names of all, in order. Fails with OUTPUT_NOT_WRITABLE. */
    public List<String> names() {
        return files.names();
    }

    /** One as it lies here, right or wrong; empty where there is none of that name. Fails with a UsageException. */
    public Optional<ProtectionFragment> find(String name) {
        return files.find(name).map(ProtectionFragment::read);
    }

    /**
     * Keeps one; that of the same name is replaced. It is on the disk when this returns.
     *
     * @throws UsageException (BAD_USAGE) where the name cannot be, (OUTPUT_NOT_WRITABLE) where the folder cannot be written
     */
    public void save(String name, ProtectionFragment fragment) {
        files.save(name, fragment.toJson());
    }

    /** Forgets one, where there is one. Fails with OUTPUT_NOT_WRITABLE. */
    public void delete(String name) {
        var _ = files.delete(name);
    }

    /**
     * Refuses what cannot be a name.
     *
     * @throws UsageException (BAD_USAGE)
     */
    public static void checkName(String name) {
        KIND.checkName(name);
    }
}
