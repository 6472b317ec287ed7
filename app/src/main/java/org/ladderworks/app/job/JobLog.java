package org.ladderworks.app.job;

import java.time.InstantSource;
import java.util.List;
import org.ladderworks.app.job.JobEvent.Kind;
import org.ladderworks.engine.error.UsageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened to jobs, as the journal keeps it with them. Thread-safe. */
final class JobLog {
    private static final Logger LOG = LoggerFactory.getLogger(JobLog.class);

    private final JobJournal journal;
    private final InstantSource clock;

    JobLog(JobJournal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** In that order; of many events the newest. */
    List<JobEvent> of(long id) {
        return journal.log(id);
    }

    /** Keeps that something happened; work goes on where that cannot be kept. */
    void note(long id, Kind kind, String said) {
        try {
            journal.log(id, event(kind, said));
        } catch (UsageException e) {
            LOG.warn("not noted of job {}: {}; {}", id, said, e.getMessage());
        }
    }

    /** Something that happens now. */
    JobEvent event(Kind kind, String said) {
        return new JobEvent(clock.instant(), kind, said);
    }

    /** What it is that a job ended so. */
    static Kind kind(JobState ended) {
        return switch (ended) {
            case DONE -> Kind.DONE;
            case FAILED -> Kind.FAILED;
            case CANCELLED -> Kind.CANCELLED;
            case WAITING, RUNNING -> throw new IllegalArgumentException(ended.name());
        };
    }
}
