package org.ladderworks.app.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the jobs of the queue. What a call has written is on the disk when it returns, also after {@code kill -9}. One
 * process at a time; thread-safe. Fails with a UsageException (DATA_UNUSABLE).
 */
public interface JobJournal extends AutoCloseable {
    /** Keeps a new job, as waiting behind all others, and gives it its number. */
    QueuedJob add(NewJob job, Instant now);

    /** All of them, by their places. */
    List<QueuedJob> all();

    Optional<QueuedJob> find(long id);

    /** Keeps a job as it is now, instead of what was kept under its number. */
    void update(QueuedJob job);

    /** Forgets a job. */
    void remove(long id);

    @Override
    void close();
}
