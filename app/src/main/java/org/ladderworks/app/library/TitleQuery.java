package org.ladderworks.app.library;

import java.util.Set;

/**
 * Which titles, in which order.
 *
 * @param words all of them must begin a word of the title's name, description, tags or source; empty for any
 * @param statuses one of these; empty for any
 * @param tags all of these; empty for any
 * @param descending the greatest first
 */
public record TitleQuery(String words, Set<TitleStatus> statuses, Set<String> tags, Order order, boolean descending) {
    /** All titles, the newest first. */
    public static final TitleQuery ALL = new TitleQuery("", Set.of(), Set.of(), Order.ADDED, true);

    /** What decides the order; titles that are equal in it stand by their ids. */
    public enum Order {
        NAME,
        ADDED,
        CHANGED,
        STATUS,
        DURATION
    }

    public TitleQuery {
        statuses = Set.copyOf(statuses);
        tags = Set.copyOf(tags);
    }

    public TitleQuery searching(String other) {
        return new TitleQuery(other, statuses, tags, order, descending);
    }

    public TitleQuery of(Set<TitleStatus> others) {
        return new TitleQuery(words, others, tags, order, descending);
    }

    public TitleQuery tagged(Set<String> others) {
        return new TitleQuery(words, statuses, others, order, descending);
    }

    public TitleQuery by(Order other, boolean itsDescending) {
        return new TitleQuery(words, statuses, tags, other, itsDescending);
    }
}
