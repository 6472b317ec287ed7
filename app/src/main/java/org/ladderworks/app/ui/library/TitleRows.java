package org.ladderworks.app.ui.library;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.ui.work.BackgroundWork;

/**
 * The lines of a list of any length: their ids are all here, their titles only of those that were seen lately, fetched a page at
 * a time. On the UI thread alone.
 */
final class TitleRows extends ObservableListBase<TitleRow> {
    private static final int PAGE = 32;

    /** Fetches that go on at a time. */
    private static final int AT_ONCE = 2;

    /** Pages that wait: more than are seen at a time. What has been scrolled past meanwhile is not fetched. */
    private static final int MOST_WAITING = 4;

    /** Lines that keep their titles: several screens. */
    private static final int KEPT = 2_048;

    private final BackgroundWork work;
    private final Function<List<Long>, List<Title>> fetch;
    private final Set<Long> fetching = new HashSet<>();

    /** The newest first. */
    private final Deque<List<Long>> waiting = new ArrayDeque<>();

    private int underWay;
    private final Map<Long, TitleRow> rows = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TitleRow> eldest) {
            return size() > KEPT;
        }
    };
    private List<Long> ids = List.of();
    private Map<Long, Integer> places = Map.of();

    /** @param fetch titles by their ids; may take time */
    TitleRows(BackgroundWork work, Function<List<Long>, List<Title>> fetch) {
        this.work = work;
        this.fetch = fetch;
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public TitleRow get(int index) {
        long id = ids.get(index);
        TitleRow row = rows.get(id);
        if (row == null) {
            row = new TitleRow(id);
            rows.put(id, row);
        }
        if (row.title().get() == null && !fetching.contains(id)) {
            fetchAround(index);
        }
        return row;
    }

    /** By its id: nothing is fetched to find a line. */
    @Override
    public int indexOf(@Nullable Object row) {
        return row instanceof TitleRow wanted ? place(wanted.id()) : -1;
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }

    /** The place of a title in the list; -1 where it is not in it. */
    int place(long id) {
        return places.getOrDefault(id, -1);
    }

    List<Long> ids() {
        return ids;
    }

    /**
     * Shows others, or the same in another order.
     *
     * @param known those of them that need not be fetched any more
     */
    void show(List<Long> others, List<Title> known) {
        known.forEach(this::fill);
        if (others.equals(ids)) {
            return;
        }
        List<Long> before = ids;
        beginChange();
        ids = List.copyOf(others);
        Map<Long, Integer> all = HashMap.newHashMap(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            all.put(ids.get(i), i);
        }
        places = all;
        nextReplace(0, ids.size(), rowsOf(before));
        endChange();
    }

    /** Fetches anew those of some titles that are kept here. */
    void refresh(Collection<Long> changed) {
        List<Long> kept = changed.stream().filter(rows::containsKey).toList();
        if (!kept.isEmpty()) {
            fetch(kept, () -> {});
        }
    }

    private List<TitleRow> rowsOf(List<Long> gone) {
        return new AbstractList<>() {
            @Override
            public TitleRow get(int index) {
                long id = gone.get(index);
                TitleRow kept = rows.get(id);
                return kept == null ? new TitleRow(id) : kept;
            }

            @Override
            public int size() {
                return gone.size();
            }
        };
    }

    private void fetchAround(int index) {
        int from = index / PAGE * PAGE;
        List<Long> wanted = new ArrayList<>();
        for (int i = from; i < Math.min(ids.size(), from + PAGE); i++) {
            long id = ids.get(i);
            TitleRow kept = rows.get(id);
            if ((kept == null || kept.title().get() == null) && fetching.add(id)) {
                wanted.add(id);
            }
        }
        if (!wanted.isEmpty()) {
            waiting.push(wanted);
            if (waiting.size() > MOST_WAITING) {
                waiting.removeLast().forEach(fetching::remove);
            }
            fetchNext();
        }
    }

    private void fetchNext() {
        while (underWay < AT_ONCE && !waiting.isEmpty()) {
            List<Long> page = waiting.pop();
            underWay++;
            fetch(page, () -> {
                underWay--;
                page.forEach(fetching::remove);
                fetchNext();
            });
        }
    }

    private void fetch(List<Long> wanted, Runnable lastly) {
        work.run(() -> fetch.apply(wanted), titles -> titles.forEach(this::fill), lastly);
    }

    private void fill(Title title) {
        rows.computeIfAbsent(title.id(), TitleRow::new).fill(title);
    }
}
