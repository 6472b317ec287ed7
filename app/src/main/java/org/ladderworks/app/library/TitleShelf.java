package org.ladderworks.app.library;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the titles. What a call has written is on the disk when it returns, also after {@code kill -9}. One process at a time;
 * thread-safe. Fails with a UsageException (DATA_UNUSABLE).
 */
public interface TitleShelf extends AutoCloseable {
    /** Keeps new titles, all or none, in that order. */
    List<Title> add(List<NewTitle> titles, Instant now);

    Optional<Title> find(long id);

    /** Keeps titles as they are now, all or none; one that is gone meanwhile stays gone. */
    void update(List<Title> titles);

    /** Forgets titles; nothing of their files is touched. */
    void remove(List<Long> ids);

    /** Brings titles that were forgotten back as they were, all or none; one that is there stays as it is. */
    void restore(List<Title> titles);

    /** Those of some sources that titles have. */
    Set<String> known(Collection<String> sources);

    /** Titles that have one of some sources, the oldest first. */
    List<Title> from(Collection<String> sources);

    /** Titles whose source was not looked at to the end, the oldest first. */
    List<Long> unprobed();

    /** Titles whose packages lie in some folders. */
    List<Title> madeIn(Collection<String> folders);

    /** The folders in which packages of titles lie, or are to lie, with the title of each. */
    Map<String, Long> folders();

    /** Titles in one status. */
    List<Title> in(TitleStatus status);

    /** The ids of all that a query finds, in its order: a list of any length can be shown from them. */
    List<Long> ids(TitleQuery query);

    /** Those titles, in that order, without those that are gone. */
    List<Title> titles(List<Long> ids);

    /** All tags, sorted, with how many titles have each. */
    Map<String, Long> tags();

    /** What is said of them. */
    ReviewShelf reviews();

    @Override
    void close();
}
