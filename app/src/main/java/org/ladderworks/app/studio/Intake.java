package org.ladderworks.app.studio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.source.remote.BucketLocation;
import org.ladderworks.engine.source.remote.RemoteLocation;

/** Takes sources into the library. Thread-safe. */
public final class Intake {
    private static final int LONGEST_NAME = 200;

    /** Of both of Unicode's ranges. */
    private static final String CONTROL = "[\\p{Cntrl}\\x80-\\x9f]";

    private final Library library;
    private final SourceLook look;
    private final Set<String> schemes;

    /**
     * Takes in at the operator's word.
     *
     * @param look at what was taken in
     * @param schemes of addresses that sources can be fetched from, in lower case
     */
    public Intake(Library library, SourceLook look, Set<String> schemes) {
        this.library = library;
        this.look = look;
        this.schemes = Set.copyOf(schemes);
    }

    /**
     * What came of it.
     *
     * @param added in the order in which they were named
     * @param known files and addresses that are in the library already
     * @param unread folders that could not be looked into
     */
    public record Taken(List<Title> added, List<String> known, List<Path> unread) {}

    /**
     * Files, and of folders all that look like media. They are in the library when this returns, and are looked at from then on.
     *
     * @throws org.ladderworks.engine.error.EngineException where a folder cannot be read
     */
    public Taken take(List<Path> named) {
        return take(named, List.of());
    }

    /**
     * The same with sources at addresses, which are fetched when they are encoded. Nothing is taken where one cannot be.
     *
     * @throws UsageException (BAD_USAGE) for an address that is malformed, or that would have to be kept with what may be secret
     */
    public synchronized Taken take(List<Path> named, List<String> addresses) {
        Map<String, String> names = addresses.stream()
                .map(this::location)
                .collect(Collectors.toMap(
                        RemoteLocation::shown,
                        location -> name(Path.of(location.fileName())),
                        (one, _) -> one,
                        LinkedHashMap::new));
        SourceFiles.Found found = SourceFiles.of(named);
        found.files().forEach(file -> names.put(file.toString(), name(file)));
        Set<String> there = library.known(names.keySet());
        List<NewTitle> fresh = new ArrayList<>();
        List<String> known = new ArrayList<>();
        names.forEach((source, name) -> {
            if (there.contains(source)) {
                known.add(source);
            } else {
                fresh.add(new NewTitle(new TitleDetails(name, "", List.of()), source, Optional.empty()));
            }
        });
        List<Title> added = fresh.isEmpty() ? List.of() : library.add(fresh);
        look.at(added.stream().map(Title::id).toList());
        return new Taken(added, known, found.unread());
    }

    /** A title is kept, shown and put into job files with its address: there must be nothing in it that lets anyone in. */
    private RemoteLocation location(String address) {
        RemoteLocation location = RemoteLocation.parse(address, schemes)
                .orElseThrow(() -> new UsageException(
                        ErrorCode.BAD_USAGE, "this is no address of a source", "Give one that begins with https://."));
        boolean asked = !location.scheme().equals(BucketLocation.SCHEME) && address.contains("?");
        if (asked || location.isSigned()) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "what stands behind the question mark of " + location.shown()
                            + " may be secret, and a title is kept with its address",
                    "Give an address that needs no question mark, such as s3:// with your own access; or fetch the file"
                            + " first.");
        }
        return location;
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
