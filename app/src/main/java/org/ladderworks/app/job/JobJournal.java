package org.ladderworks.app.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** Those that write to a folder, by their places. */
    List<QueuedJob> writingTo(String output);

    /** How many have not ended. */
    long unended();

    /** The first that waits and is not held. */
    Optional<QueuedJob> firstWaiting();

    /** The folders that jobs write to. */
    Set<String> outputs();

    /** Keeps a job as it is now, instead of what was kept under its number, and in its log why. */
    void update(QueuedJob job, JobEvent why);

    /** Keeps another text of a job, and in its log that it was changed; all else stays. */
    void rewrite(long id, NewJob job, JobEvent why);

    /** Gives jobs other places, all or none. */
    void place(Map<Long, Long> places);

    /** Keeps something in a job's log; the oldest goes where that grows too long. Nothing where there is no such job. */
    void log(long id, JobEvent event);

    /** What happened to a job, in that order. */
    List<JobEvent> log(long id);

    /** No job is to be begun until an operator says so. */
    boolean isHalted();

    void halt(boolean halted);

    /** Forgets a job. */
    void remove(long id);

    @Override
    void close();
}
