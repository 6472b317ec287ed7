package org.ladderworks.app.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.ChunkWork;

/**
 * A job of the queue, as kept.
 *
 * @param id its number, from 1 on; never given again
 * @param place jobs are taken by it, lowest first
 * @param held an operator's word: a waiting job is passed over, a running one stands still
 * @param added when it was put into the queue
 * @param started when it was last begun
 * @param ended when it ended
 * @param attempts how often a worker began it that did not stop of its own will
 * @param end how it ended; empty before
 */
public record QueuedJob(
        long id,
        long place,
        NewJob job,
        JobState state,
        boolean held,
        Instant added,
        Optional<Instant> started,
        Optional<Instant> ended,
        int attempts,
        Optional<End> end) {
    /**
     * How a job ended.
     *
     * @param code of the error, such as LW-3001; empty where there is none
     * @param said for people: the error and what to do, or empty
     * @param notes what an operator should know of the package
     * @param work how much was encoded, and how much found again; empty where nothing was packaged
     */
    public record End(Optional<String> code, String said, List<String> notes, Optional<ChunkWork> work) {
        public End {
            notes = List.copyOf(notes);
        }

        static End without(String said) {
            return new End(Optional.empty(), said, List.of(), Optional.empty());
        }
    }

    QueuedJob begun(Instant now) {
        return new QueuedJob(
                id,
                place,
                job,
                JobState.RUNNING,
                held,
                added,
                Optional.of(now),
                Optional.empty(),
                attempts + 1,
                Optional.empty());
    }

    QueuedJob ended(JobState how, End end, Instant now) {
        return new QueuedJob(id, place, job, how, false, added, started, Optional.of(now), attempts, Optional.of(end));
    }

    /** To be taken by a worker again, as if it had not begun. */
    QueuedJob waiting(long at, int attemptsSoFar) {
        return new QueuedJob(
                id, at, job, JobState.WAITING, held, added, started, Optional.empty(), attemptsSoFar, Optional.empty());
    }

    QueuedJob at(long other) {
        return new QueuedJob(id, other, job, state, held, added, started, ended, attempts, end);
    }

    QueuedJob held(boolean now) {
        return new QueuedJob(id, place, job, state, now, added, started, ended, attempts, end);
    }
}
