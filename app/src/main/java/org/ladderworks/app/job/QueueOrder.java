package org.ladderworks.app.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Orders of the jobs that wait, by their ids: from one to another. Pure. */
public final class QueueOrder {
    private QueueOrder() {}

    /**
     * Some of them moved together, in the order in which they stood.
     *
     * @param before whom; empty for the end. Where that one is moved itself, before the next that is not.
     */
    public static List<Long> moved(List<Long> now, Collection<Long> some, Optional<Long> before) {
        Optional<Long> place = before.filter(now::contains)
                .flatMap(id -> now.subList(now.indexOf(id), now.size()).stream()
                        .filter(each -> !some.contains(each))
                        .findFirst());
        List<Long> moved = new ArrayList<>(now);
        moved.removeAll(some);
        int at = place.map(moved::indexOf).orElse(moved.size());
        moved.addAll(at, now.stream().filter(some::contains).toList());
        return moved;
    }

    /** Some of them before all others. */
    public static List<Long> first(List<Long> now, Collection<Long> some) {
        return now.isEmpty() ? now : moved(now, some, Optional.of(now.getFirst()));
    }

    /** Each of some one place up, unless those before it are at the top themselves. */
    public static List<Long> up(List<Long> now, Collection<Long> some) {
        List<Long> moved = new ArrayList<>(now);
        for (int i = 1; i < moved.size(); i++) {
            if (some.contains(moved.get(i)) && !some.contains(moved.get(i - 1))) {
                moved.add(i - 1, moved.remove(i));
            }
        }
        return moved;
    }

    /** Each of some one place down, unless those behind it are at the end themselves. */
    public static List<Long> down(List<Long> now, Collection<Long> some) {
        return up(now.reversed(), some).reversed();
    }

    /**
     * The places of jobs that wait, in another order: those that they had, and no two of them the same.
     *
     * @param waiting in their order
     * @param after their ids in the other
     */
    static Map<Long, Long> places(List<QueuedJob> waiting, List<Long> after) {
        List<Long> before = waiting.stream().map(QueuedJob::id).toList();
        if (after.size() != before.size() || !Set.copyOf(after).equals(Set.copyOf(before))) {
            throw new IllegalArgumentException("from " + before + " to " + after);
        }
        Map<Long, Long> places = new LinkedHashMap<>();
        long place = Long.MIN_VALUE;
        for (int i = 0; i < after.size(); i++) {
            place = Math.max(place + 1, waiting.get(i).place());
            places.put(after.get(i), place);
        }
        return places;
    }

    /** As they stood before; those that came since stay behind them, and those that went are left out. */
    public static List<Long> like(List<Long> before, List<Long> now) {
        Set<Long> again = new LinkedHashSet<>(before);
        again.retainAll(now);
        again.addAll(now);
        return List.copyOf(again);
    }
}
