package org.ladderworks.app.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells from one look after the other which files stand still and are to be taken. Knows no clock: what counts is how long a file
 * was seen unchanged, and times that files bear are compared with themselves alone. Not thread-safe.
 */
public final class Settling {
    private final Duration settle;
    private final Duration longestGap;
    private final TakeableNames names;
    private Map<String, Still> waiting = Map.of();
    private final Set<String> gone = new HashSet<>();

    /**
     * Of one folder.
     *
     * @param settle how long a file must stand still
     * @param longestGap between two looks no more than that counts: nobody knows what was while the machine slept
     */
    public Settling(Duration settle, Duration longestGap, TakeableNames names) {
        this.settle = settle;
        this.longestGap = longestGap;
        this.names = names;
    }

    private record Still(Sighting seen, Duration time) {}

    /**
     * A file that was taken and is another now.
     *
     * @param taken as it was
     */
    public record Changed(TakenFile taken, Sighting now) {}

    /**
     * What is to be done now.
     *
     * @param fresh to be claimed, by path
     * @param changed since they were taken
     */
    public record Ripe(List<Sighting> fresh, List<Changed> changed) {
        public boolean isNothing() {
            return fresh.isEmpty() && changed.isEmpty();
        }
    }

    /**
     * What a look at the folder shows.
     *
     * @param files all of them, those with it that only tell of others by their names
     * @param whole false where some were not seen: what is missing need not be gone
     * @param since the look before this
     */
    public Ripe look(List<Sighting> files, boolean whole, Duration since, TakenBook book) {
        Duration counts = since.compareTo(longestGap) > 0 ? longestGap : since;
        Set<String> present = files.stream().map(Sighting::path).collect(Collectors.toSet());
        Map<String, Still> next = new HashMap<>();
        List<Sighting> ripe = new ArrayList<>();
        for (Sighting seen : files) {
            if (book.knows(seen, present)) {
                // It was away, with its network share perhaps, and is the one that it was.
                gone.remove(seen.path());
                continue;
            }
            if (seen.size() == 0
                    || !names.isTakeable(seen.path())
                    || TakeableNames.isBeingBrought(seen.path(), present)) {
                continue;
            }
            Still before = waiting.get(seen.path());
            Duration time =
                    before != null && before.seen().equals(seen) ? before.time().plus(counts) : Duration.ZERO;
            next.put(seen.path(), new Still(seen, time));
            if (time.compareTo(settle) >= 0) {
                ripe.add(seen);
            }
        }
        waiting = next;
        Ripe found = sorted(ripe, book);
        if (whole) {
            book.all().stream()
                    .map(TakenFile::place)
                    .filter(place -> !present.contains(place))
                    .forEach(gone::add);
        }
        return found;
    }

    /** The folder could not be read: who knows what is written there meanwhile. Nothing that was taken is forgotten. */
    public void lost() {
        waiting = Map.of();
    }

    /** How many files are there and do not stand still yet. */
    public int waiting() {
        return waiting.size();
    }

    private Ripe sorted(List<Sighting> ripe, TakenBook book) {
        List<Sighting> fresh = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        ripe.sort(java.util.Comparator.comparing(Sighting::path));
        for (Sighting seen : ripe) {
            // Of one file by two names the first is taken; the other is known from then on.
            if (!seen.key().isEmpty() && !keys.add(seen.key())) {
                continue;
            }
            Optional<TakenFile> before = book.at(seen.path());
            if (before.isPresent() && isSame(before.get(), seen)) {
                changed.add(new Changed(before.get(), seen));
            } else {
                gone.remove(seen.path());
                fresh.add(seen);
            }
        }
        return new Ripe(fresh, changed);
    }

    /** True for a file that was written on; one that went, or was put in another's place, is another. */
    private boolean isSame(TakenFile before, Sighting now) {
        if (gone.contains(before.place())) {
            return false;
        }
        return (before.seen().key().isEmpty() || now.key().isEmpty())
                ? now.size() > before.seen().size()
                : before.seen().isSameFileAs(now);
    }
}
