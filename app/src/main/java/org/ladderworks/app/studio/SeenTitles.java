package org.ladderworks.app.studio;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleQuery;

/**
 * A list of titles that is asked for whenever the library changes: only those that changed since are read. For as long as the
 * library is open. Thread-safe.
 */
final class SeenTitles {
    private final Library library;
    private final Map<Long, Title> seen = new HashMap<>();
    private final Set<Long> changed = ConcurrentHashMap.newKeySet();

    SeenTitles(Library library) {
        this.library = library;
        var _ = library.watch(change -> changed.addAll(change.titles()));
    }

    /** All that a query finds, in its order, as they are now. */
    synchronized List<Title> find(TitleQuery query) {
        // Before they are read: what changes meanwhile is read the next time.
        Set<Long> stale = Set.copyOf(changed);
        changed.removeAll(stale);
        seen.keySet().removeAll(stale);
        List<Long> ids = library.ids(query);
        seen.keySet().retainAll(new HashSet<>(ids));
        List<Long> unseen = ids.stream().filter(id -> !seen.containsKey(id)).toList();
        if (!unseen.isEmpty()) {
            library.titles(unseen).forEach(title -> seen.put(title.id(), title));
        }
        return ids.stream().map(seen::get).filter(Objects::nonNull).toList();
    }
}
