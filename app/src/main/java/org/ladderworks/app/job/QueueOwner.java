package org.ladderworks.app.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * The way to the queue of a data folder. One process owns it at a time: the database takes no second one. A worker owns it as
 * long as it works, and lets others at it; where there is none, a command owns it for a moment.
 */
public final class QueueOwner {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final Path home;
    private final Function<Path, JobJournal> journals;

    /** @param journals opens the journal of a data folder that this process owns */
    public QueueOwner(Path home, Function<Path, JobJournal> journals) {
        this.home = home;
        this.journals = journals;
    }

    /** The queue, wherever it is. To be closed soon, as others wait for it. Fails with DATA_UNUSABLE. */
    public JobDesk desk() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            Optional<JobQueue> owned = own();
            if (owned.isPresent()) {
                return owned.get();
            }
            Optional<JobDesk> other = others();
            if (other.isPresent()) {
                return other.get();
            }
            if (System.nanoTime() > end) {
                throw new UsageException(
                        ErrorCode.DATA_UNUSABLE,
                        "another process owns the data folder " + home + " and does not answer",
                        "See which ladderworks runs, and end it if it hangs.");
            }
            Thread.sleep(BETWEEN);
        }
    }

    /** The queue for a worker; others reach it there until it is closed. Fails with WORKER_RUNS. */
    public WorkerQueue forWorker() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            Optional<JobQueue> owned = own();
            if (owned.isPresent()) {
                return listening(owned.get());
            }
            // A command that owns it does so for a moment, and listens to no one.
            if (others().isPresent() || System.nanoTime() > end) {
                throw new UsageException(
                        ErrorCode.WORKER_RUNS,
                        "a window or a worker of Ladderworks has the queue of " + home,
                        "Go on there, or close it: one fills the machine. `ladderworks jobs` shows what it does.");
            }
            Thread.sleep(BETWEEN);
        }
    }

    /**
     * The queue of a worker, open to others.
     *
     * @param stopListening ends the talk with others
     */
    public record WorkerQueue(JobQueue queue, Runnable stopListening) implements AutoCloseable {
        @Override
        public void close() {
            try (queue) {
                stopListening.run();
            }
        }
    }

    private WorkerQueue listening(JobQueue queue) {
        try {
            return new WorkerQueue(queue, ControlServer.start(home, queue)::close);
        } catch (IOException e) {
            queue.close();
            throw DataLock.unusable(home, e);
        }
    }

    private Optional<JobQueue> own() {
        Optional<DataLock> lock = DataLock.tryTake(home);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JobQueue(journals.apply(home), InstantSource.system(), lock.get()::close));
        } catch (RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    private Optional<JobDesk> others() {
        return ControlAddress.find(home).flatMap(address -> {
            try {
                return Optional.of(ControlClient.connect(address));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }
}
