package org.ladderworks.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ladderworks.engine.disk.WholeFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was taken of one folder. What a call has written is on the disk when it returns, all or none of it. Not thread-safe.
 */
public final class TakenBook {
    /** Beyond these the oldest are forgotten: a file of theirs that is still there would be taken for a new one. */
    static final int MOST = 50_000;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Path file;
    private final TreeMap<Long, TakenFile> files = new TreeMap<>();
    private final Map<String, Set<Long>> byPath = new HashMap<>();
    private final Map<String, Set<Long>> byKey = new HashMap<>();
    private final Map<String, Set<Long>> byName = new HashMap<>();

    private TakenBook(Path file) {
        this.file = file;
    }

    /** As it lies in the file. */
    private record Pages(int version, List<TakenFile> taken) {}

    /**
     * Opens it; empty where there is none.
     *
     * @throws UsageException (DATA_UNUSABLE) where it cannot be read: without it everything would be taken again
     */
    public static TakenBook open(Path file) {
        TakenBook book = new TakenBook(file);
        try {
            if (Files.exists(file)) {
                MAPPER.readValue(Files.readString(file), Pages.class).taken().forEach(book::index);
            }
            return book;
        } catch (IOException | JacksonException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "what was taken of a watched folder cannot be read from " + file + ": "
                            + (e instanceof IOException io ? FileTrouble.words(io) : "it is damaged"),
                    "Nothing is taken of that folder until it can. Bring the file back from a copy; or move it away, and"
                            + " all that lies in the folder is taken anew.",
                    e);
        }
    }

    /** All, the first taken first. */
    public List<TakenFile> all() {
        return List.copyOf(files.values());
    }

    public int count() {
        return files.size();
    }

    public Optional<TakenFile> last() {
        return Optional.ofNullable(files.lastEntry()).map(Map.Entry::getValue);
    }

    /** The newest, the newest first. */
    public List<TakenFile> newest(int most) {
        return files.descendingMap().values().stream().limit(most).toList();
    }

    /** With which something is still to be done. */
    public List<TakenFile> unfinished() {
        return files.values().stream()
                .filter(each -> each.state() != TakenFile.State.DONE)
                .toList();
    }

    /** For the next claim. */
    public long nextNumber() {
        return files.isEmpty() ? 1 : files.lastKey() + 1;
    }

    /**
     * True for a file that was taken as it is now: where it lay or lies, or under another name.
     *
     * @param present paths of all files that are there
     */
    boolean knows(Sighting seen, Set<String> present) {
        return Stream.of(
                                numbers(byPath, seen.path()),
                                seen.key().isEmpty() ? Set.<Long>of() : numbers(byKey, seen.key()))
                        .flatMap(Set::stream)
                        .map(files::get)
                        .anyMatch(each -> each != null && each.seen().isAsLargeAndOldAs(seen))
                || (seen.key().isEmpty() && isMoved(seen, present));
    }

    /** Where files have no keys: one that was taken, and is no longer where it was, bears its name in another folder. */
    private boolean isMoved(Sighting seen, Set<String> present) {
        return numbers(byName, seen.name()).stream()
                .map(files::get)
                .anyMatch(
                        each -> each != null && each.seen().isAsLargeAndOldAs(seen) && !present.contains(each.place()));
    }

    /** The last that was taken and lies at a path. */
    Optional<TakenFile> at(String path) {
        return numbers(byPath, path).stream()
                .map(files::get)
                .filter(each -> each != null && each.place().equals(path))
                .max(Comparator.comparingLong(TakenFile::number));
    }

    private static Set<Long> numbers(Map<String, Set<Long>> index, String of) {
        return index.getOrDefault(of, Set.of());
    }

    /** Keeps files as they are now, and forgets others. */
    public void keep(Collection<TakenFile> changed, Collection<TakenFile> forgotten) {
        TreeMap<Long, TakenFile> next = new TreeMap<>(files);
        changed.forEach(each -> next.put(each.number(), each));
        forgotten.forEach(each -> next.remove(each.number()));
        List<Long> old = next.values().stream()
                .filter(each -> each.state() == TakenFile.State.DONE)
                .map(TakenFile::number)
                .limit(Math.max(0, next.size() - MOST))
                .toList();
        old.forEach(next::remove);
        try {
            WholeFile.write(file, MAPPER.writeValueAsString(new Pages(1, new ArrayList<>(next.values()))));
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "what was taken of a watched folder cannot be kept in " + file + ": " + FileTrouble.words(e),
                    "Make room there, and see that you may write to it. Nothing is taken until then.",
                    e);
        }
        files.clear();
        byPath.clear();
        byKey.clear();
        byName.clear();
        next.values().forEach(this::index);
    }

    private void index(TakenFile each) {
        files.put(each.number(), each);
        put(byPath, each.seen().path(), each);
        put(byPath, each.place(), each);
        put(byName, each.seen().name(), each);
        if (!each.seen().key().isEmpty()) {
            put(byKey, each.seen().key(), each);
        }
    }

    private static void put(Map<String, Set<Long>> index, String of, TakenFile file) {
        index.computeIfAbsent(of, _ -> new java.util.HashSet<>()).add(file.number());
    }
}
