package org.ladderworks.app.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.ChunkWork;
import org.ladderworks.engine.progress.Progress;

/**
 * A job of the queue as operators see it.
 *
 * @param standing where it stands now
 * @param progress how far it is; empty unless it runs
 * @param code of the error that it ended with
 * @param said what was wrong, and what to do; empty where there is nothing to say
 * @param work how much was encoded, and how much found again
 */
public record JobView(
        long id,
        Standing standing,
        String title,
        String output,
        Instant added,
        Optional<Instant> started,
        Optional<Instant> ended,
        int attempts,
        Optional<Progress> progress,
        Optional<String> code,
        String said,
        List<String> notes,
        Optional<ChunkWork> work) {
    /** Where a job stands. */
    public enum Standing {
        /** It is next, or behind others. */
        WAITING,
        /** Passed over until it is resumed. */
        HELD,
        RUNNING,
        /** It runs, but stands still until it is resumed. */
        PAUSED,
        /** Its worker has ended without ending it; the next worker takes it up where it was. */
        INTERRUPTED,
        DONE,
        FAILED,
        CANCELLED
    }

    public JobView {
        notes = List.copyOf(notes);
    }

    /** A job that nobody works on. */
    static JobView of(QueuedJob job) {
        return of(job, standing(job), Optional.empty());
    }

    /** The job that is worked on. */
    static JobView running(QueuedJob job, Optional<Progress> progress) {
        return of(job, job.held() ? Standing.PAUSED : Standing.RUNNING, progress);
    }

    private static Standing standing(QueuedJob job) {
        return switch (job.state()) {
            case WAITING -> job.held() ? Standing.HELD : Standing.WAITING;
            case RUNNING -> Standing.INTERRUPTED;
            case DONE -> Standing.DONE;
            case FAILED -> Standing.FAILED;
            case CANCELLED -> Standing.CANCELLED;
        };
    }

    private static JobView of(QueuedJob job, Standing standing, Optional<Progress> progress) {
        return new JobView(
                job.id(),
                standing,
                job.job().title(),
                job.job().output(),
                job.added(),
                job.started(),
                job.ended(),
                job.attempts(),
                progress,
                job.end().flatMap(QueuedJob.End::code),
                job.end().map(QueuedJob.End::said).orElse(""),
                job.end().map(QueuedJob.End::notes).orElse(List.of()),
                job.end().flatMap(QueuedJob.End::work));
    }
}
