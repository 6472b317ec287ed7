package org.ladderworks.app.home;

import java.nio.file.Path;
import java.util.Map;
import org.ladderworks.app.job.QueueOwner;
import org.ladderworks.app.jobfile.PresetShelf;
import org.ladderworks.app.jobfile.ProtectionShelf;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.publish.destination.TargetShelf;
import org.ladderworks.publish.upload.SpeedBook;

/** Where Ladderworks keeps its own data on this machine. */
public record DataHome(Path folder) {
    /** Of this program. */
    public static final String VERSION = "0.1.0";

    private static final String VARIABLE = "LADDERWORKS_HOME";

    /** Half an hour of a large ladder takes about 2 GB of chunks. */
    private static final long CHUNK_LIMIT = 20L << 30;

    /**
     * The folder that LADDERWORKS_HOME names, or the platform's place: XDG_DATA_HOME or {@code ~/.local/share} (XDG Base
     * Directory Specification), {@code Application Support}, {@code LOCALAPPDATA}.
     */
    public static DataHome of(Map<String, String> environment, String system, Path user) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return new DataHome(Path.of(named));
        }
        if (system.startsWith("Windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return new DataHome((local.isEmpty() ? user.resolve("AppData").resolve("Local") : Path.of(local))
                    .resolve("Ladderworks"));
        }
        if (system.startsWith("Mac")) {
            return new DataHome(
                    user.resolve("Library").resolve("Application Support").resolve("Ladderworks"));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        // The specification has relative paths ignored.
        boolean usable = !data.isEmpty() && Path.of(data).isAbsolute();
        return new DataHome((usable ? Path.of(data) : user.resolve(".local").resolve("share")).resolve("ladderworks"));
    }

    public static DataHome ofThisUser() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /** True at the platform's place, which nobody has named. */
    public boolean isOfThisUser() {
        return equals(of(Map.of(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", "."))))
                || (!System.getenv().containsKey(VARIABLE) && equals(ofThisUser()));
    }

    public PresetShelf presets() {
        return new PresetShelf(folder.resolve("presets"));
    }

    /** Presets that were changed and are not saved yet. */
    public Path drafts() {
        return folder.resolve("drafts");
    }

    /** Saved ways to protect packages. */
    public ProtectionShelf protections() {
        return new ProtectionShelf(folder.resolve("protection"));
    }

    public TargetShelf targets() {
        return new TargetShelf(folder.resolve("targets.json"), System.getenv());
    }

    /** Notes of what has arrived of uploads. */
    public Path uploads() {
        return folder.resolve("uploads");
    }

    /** How fast uploads went. */
    public SpeedBook speeds() {
        return SpeedBook.in(folder.resolve("speeds.json"));
    }

    public QueueOwner queue() {
        return new QueueOwner(folder, home -> Catalog.open(home).jobs());
    }

    /** The folder of the vault of content keys. */
    public Path vault() {
        return folder.resolve("vault");
    }

    /** What the operator has chosen for the window. */
    public SettingsFile settings() {
        return new SettingsFile(folder.resolve("studio.json"));
    }

    /** Small pictures that titles are known by. */
    public Path pictures() {
        return folder.resolve("pictures");
    }

    /** Packages of titles, where the operator has named no other folder. */
    public Path packages() {
        return folder.resolve("packages");
    }

    /** Watched folders, and what was taken of each. */
    public Path watched() {
        return folder.resolve("watched");
    }

    public WorkFolder work() {
        return new WorkFolder(folder.resolve("work"), CHUNK_LIMIT);
    }
}
