package org.ladderworks.app.naming;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The names that are taken in one folder, and by which title. Two that differ in their case alone are the same. For one thread. */
public final class TakenNames {
    /** Of what is no title's. */
    public static final long NOBODY = 0;

    private final Map<String, Long> owners = new HashMap<>();
    private final Map<String, Integer> next = new HashMap<>();

    /** Says that a name is taken. What is of a title stays of it. */
    public void add(String name, long owner) {
        owners.merge(SafeName.key(name), owner, (one, other) -> one == NOBODY ? other : one);
    }

    /**
     * Takes a name for a title: the wanted one where it is free or the title's own, else the first free one with a number from 2
     * behind it.
     */
    public String take(String wanted, long owner) {
        String key = SafeName.key(wanted);
        String name = wanted;
        while (!isFree(name, owner)) {
            int number = next.merge(key, 1, Integer::sum) + 1;
            name = SafeName.numbered(wanted, number);
        }
        owners.put(SafeName.key(name), owner);
        return name;
    }

    private boolean isFree(String name, long owner) {
        @Nullable Long now = owners.get(SafeName.key(name));
        return now == null || (owner != NOBODY && Objects.equals(now, owner));
    }
}
