package org.ladderworks.app.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * A folder whose new media are taken into the library by themselves.
 *
 * @param path absolute
 * @param moveTo name of the folder inside it that taken files are moved to; empty where they are left
 * @param settle how long size and time of a file must have stood still
 * @param subfolders true where files of folders below are taken too
 * @param atOnce what is made of each at once; empty where titles are only added
 */
public record WatchedFolder(
        Path path, Optional<String> moveTo, Duration settle, boolean subfolders, Optional<AtOnce> atOnce) {
    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final int LONGEST_NAME = 100;

    /**
     * How each title is encoded.
     *
     * @param preset empty for the one proposed for each source
     * @param protection name of a profile; empty for clear packages
     */
    public record AtOnce(Optional<String> preset, Optional<String> protection) {}

    /**
     * Holds it to its limits.
     *
     * @throws UsageException naming what is not as it has to be (BAD_USAGE)
     */
    public WatchedFolder {
        if (settle.compareTo(SHORTEST) < 0 || settle.compareTo(LONGEST) > 0) {
            throw refused(
                    "files cannot be waited for " + settle.toSeconds() + " s",
                    "Give between " + SHORTEST.toSeconds() + " and " + LONGEST.toSeconds() + " seconds.");
        }
        moveTo.filter(name -> !isName(name)).ifPresent(name -> {
            throw refused(
                    "\"" + name + "\" cannot be the name of a folder",
                    "Give one name without slashes, of " + LONGEST_NAME + " characters at most.");
        });
    }

    /** Only adds, leaves files where they are, and looks into no folders below. */
    public static WatchedFolder usual(Path path) {
        return new WatchedFolder(path.toAbsolutePath().normalize(), Optional.empty(), USUAL, false, Optional.empty());
    }

    public WatchedFolder movingTo(Optional<String> other) {
        return new WatchedFolder(path, other, settle, subfolders, atOnce);
    }

    public WatchedFolder settlingIn(Duration other) {
        return new WatchedFolder(path, moveTo, other, subfolders, atOnce);
    }

    public WatchedFolder withSubfolders(boolean other) {
        return new WatchedFolder(path, moveTo, settle, other, atOnce);
    }

    public WatchedFolder encoding(Optional<AtOnce> other) {
        return new WatchedFolder(path, moveTo, settle, subfolders, other);
    }

    /** What people call it. */
    public String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** The same whenever this folder is watched: what was taken of it stays known when it is watched again. */
    public String id() {
        return Sha256.hex(path.toString()).substring(0, 20);
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && name.equals(name.strip())
                && name.length() <= LONGEST_NAME
                && !name.startsWith(".")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c));
    }

    private static UsageException refused(String what, String remedy) {
        return new UsageException(ErrorCode.BAD_USAGE, what, remedy);
    }
}
