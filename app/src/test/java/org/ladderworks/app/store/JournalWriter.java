package org.ladderworks.app.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.ladderworks.app.job.JobEvent;
import org.ladderworks.app.job.JobJournal;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.job.QueuedJob;

/** Adds jobs for ever, and says the number of each when it is kept: a process to be killed. */
final class JournalWriter {
    private JournalWriter() {}

    public static void main(String[] arguments) {
        try (JobJournal journal = Catalog.open(Path.of(arguments[0])).jobs()) {
            while (true) {
                QueuedJob job = journal.add(new NewJob("a", "/out", "{}", Map.of()), Instant.now());
                journal.update(job, new JobEvent(Instant.now(), JobEvent.Kind.BEGUN, "first"));
                journal.place(Map.of(job.id(), -job.id()));
                System.out.println(job.id());
                System.out.flush();
            }
        }
    }
}
