package org.ladderworks.app.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;

/** Takes sources into the library. Thread-safe. */
public final class Intake {
    private static final int LONGEST_NAME = 200;

    /** Of both of Unicode's ranges. */
    private static final String CONTROL = "[\\p{Cntrl}\\x80-\\x9f]";

    private final Library library;
    private final SourceLook look;

    /** @param look at what was taken in */
    public Intake(Library library, SourceLook look) {
        this.library = library;
        this.look = look;
    }

    /**
     * What came of it.
     *
     * @param added in the order in which they were named
     * @param known files that are in the library already
     * @param unread folders that could not be looked into
     */
    public record Taken(List<Title> added, List<Path> known, List<Path> unread) {}

    /**
     * Files, and of folders all that look like media. They are in the library when this returns, and are looked at from then on.
     *
     * @throws org.ladderworks.engine.error.EngineException where a folder cannot be read
     */
    public synchronized Taken take(List<Path> named) {
        SourceFiles.Found found = SourceFiles.of(named);
        List<Path> files = found.files();
        Set<String> there = library.known(files.stream().map(Path::toString).toList());
        List<NewTitle> fresh = new ArrayList<>();
        List<Path> known = new ArrayList<>();
        for (Path file : files) {
            if (there.contains(file.toString())) {
                known.add(file);
            } else {
                fresh.add(new NewTitle(new TitleDetails(name(file), "", List.of()), file.toString(), Optional.empty()));
            }
        }
        List<Title> added = fresh.isEmpty() ? List.of() : library.add(fresh);
        look.at(added.stream().map(Title::id).toList());
        return new Taken(added, known, found.unread());
    }

    /** The file's name without its ending, as people write it. */
    static String name(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String bare = (dot > 0 ? name.substring(0, dot) : name)
                .replace('_', ' ')
                .replaceAll(CONTROL, " ")
                .strip();
        String shown = bare.isEmpty() ? file.toString().replaceAll(CONTROL, " ").strip() : bare;
        return shown.isEmpty() ? "?" : shown.substring(0, Math.min(LONGEST_NAME, shown.length()));
    }
}
