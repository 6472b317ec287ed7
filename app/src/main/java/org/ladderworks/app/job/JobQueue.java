package org.ladderworks.app.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/** The queue in the process that owns it. Thread-safe. */
public final class JobQueue implements JobDesk {
    /** A job that takes its worker down so often is not begun again by itself. */
    static final int MOST_ATTEMPTS = 3;

    private static final int MOST_UNENDED = 10_000;

    private final JobJournal journal;
    private final InstantSource clock;
    private final Runnable release;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private @Nullable RunningJob running;
    private boolean stopping;

    /**
     * A queue that closes its journal when it is closed.
     *
     * @param release what is done after that
     */
    public JobQueue(JobJournal journal, InstantSource clock, Runnable release) {
        this.journal = journal;
        this.clock = clock;
        this.release = release;
    }

    /**
     * Has it told to someone that jobs came, went or changed, but not how far one is; on whatever thread changes them, to return
     * at once.
     *
     * @return to be run when nothing more is to be told
     */
    public Runnable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Who asks in the process that owns the queue has no worker; workers are asked through {@link ControlClient}. */
    @Override
    public boolean isWorkedOn() {
        return false;
    }

    @Override
    public synchronized JobView add(NewJob job) {
        List<QueuedJob> unended = journal.all().stream()
                .filter(other -> !other.state().hasEnded())
                .toList();
        if (unended.size() >= MOST_UNENDED) {
            throw new UsageException(
                    ErrorCode.JOB_NOT_IN_THAT_STATE,
                    unended.size() + " jobs wait already",
                    "Let a worker end some of them first, or cancel some.");
        }
        refuseSameOutput(job, unended);
        QueuedJob added = journal.add(job, clock.instant());
        changed();
        return view(added);
    }

    @Override
    public synchronized List<JobView> list() {
        return journal.all().stream().map(this::view).toList();
    }

    @Override
    public synchronized JobView show(long id) {
        return view(find(id));
    }

    @Override
    public synchronized String jobFile(long id) {
        return find(id).job().job();
    }

    @Override
    public synchronized JobView pause(long id) {
        QueuedJob job = find(id);
        if (job.state().hasEnded()) {
            throw notSo(job, "it has ended", "Only jobs that wait or run can be paused.");
        }
        return held(job, true);
    }

    @Override
    public synchronized JobView resume(long id) {
        QueuedJob job = find(id);
        if (job.state() == JobState.DONE) {
            throw notSo(
                    job, "it is done", "Give the same job to `ladderworks encode` to look whether it is up to date.");
        }
        if (!job.state().hasEnded()) {
            return held(job, false);
        }
        refuseSameOutput(
                job.job(),
                journal.all().stream()
                        .filter(other -> !other.state().hasEnded())
                        .toList());
        QueuedJob again = job.waiting(lastPlace() + 1, 0);
        update(again);
        return view(again);
    }

    @Override
    public synchronized JobView cancel(long id) {
        QueuedJob job = find(id);
        if (job.state().hasEnded()) {
            throw notSo(job, "it has ended", "There is nothing to cancel.");
        }
        QueuedJob ended = job.ended(JobState.CANCELLED, QueuedJob.End.without(""), clock.instant());
        update(ended);
        if (running != null && running.id() == id) {
            running.cancellation().cancel();
        }
        return view(ended);
    }

    @Override
    public synchronized JobView first(long id) {
        QueuedJob job = find(id);
        if (job.state() != JobState.WAITING) {
            throw notSo(job, "it does not wait", "Only jobs that wait have a place in the queue.");
        }
        long first = journal.all().stream().mapToLong(QueuedJob::place).min().orElse(0);
        QueuedJob moved = job.at(first - 1);
        update(moved);
        return view(moved);
    }

    @Override
    public synchronized JobView forget(long id) {
        QueuedJob job = find(id);
        if (!job.state().hasEnded() || isRunning(id)) {
            throw notSo(job, "it has not ended", "Cancel it first.");
        }
        journal.remove(id);
        changed();
        return view(job);
    }

    /** The job that is worked on at the moment, with how far it is. */
    public synchronized Optional<JobView> running() {
        return Optional.ofNullable(running)
                .flatMap(job -> journal.find(job.id()))
                .map(this::view);
    }

    /** Takes up again what an earlier worker has left: in its place, or as failed where it took down several. */
    synchronized void takeUpAgain() {
        for (QueuedJob job : journal.all()) {
            if (job.state() != JobState.RUNNING) {
                continue;
            }
            if (job.attempts() < MOST_ATTEMPTS) {
                update(job.waiting(job.place(), job.attempts()));
            } else {
                update(job.ended(
                        JobState.FAILED,
                        QueuedJob.End.without("its worker ended " + job.attempts() + " times while it ran;"
                                + " see whether the machine has enough memory, then `ladderworks resume " + job.id()
                                + "`"),
                        clock.instant()));
            }
        }
    }

    /**
     * The next job to be worked on; it counts as running from now on.
     *
     * @param longest to wait for one
     */
    synchronized Optional<RunningJob> next(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        Optional<QueuedJob> next = firstWaiting();
        for (long left = longest.toMillis(); next.isEmpty() && left > 0 && !stopping; left = millisUntil(end)) {
            wait(left);
            next = firstWaiting();
        }
        if (stopping) {
            return Optional.empty();
        }
        next.ifPresent(job -> update(job.begun(clock.instant())));
        running = next.map(job -> new RunningJob(job.id())).orElse(null);
        return Optional.ofNullable(running);
    }

    private Optional<QueuedJob> firstWaiting() {
        return journal.all().stream()
                .filter(job -> job.state() == JobState.WAITING && !job.held())
                .findFirst();
    }

    private static long millisUntil(long end) {
        return (end - System.nanoTime()) / 1_000_000;
    }

    /** No job is begun any more; the one that runs is stopped. */
    synchronized void stop() {
        stopping = true;
        if (running != null) {
            running.cancellation().cancel();
        }
        notifyAll();
    }

    /** The job that ran has ended, unless it was cancelled meanwhile. */
    synchronized JobView ended(RunningJob job, JobState how, QueuedJob.End end) {
        running = null;
        QueuedJob kept = find(job.id());
        // Cancelled, or cancelled and resumed, while it ran.
        if (kept.state() != JobState.RUNNING) {
            return view(kept);
        }
        QueuedJob ended = kept.ended(how, end, clock.instant());
        update(ended);
        return view(ended);
    }

    /** The worker stops: the job that ran waits again where it was, and is no worse for it. */
    synchronized JobView givenBack(RunningJob job) {
        running = null;
        QueuedJob kept = find(job.id());
        // Cancelled, or cancelled and resumed, while it ran.
        if (kept.state() != JobState.RUNNING) {
            return view(kept);
        }
        QueuedJob back = kept.waiting(kept.place(), kept.attempts() - 1);
        update(back);
        return view(back);
    }

    synchronized QueuedJob kept(RunningJob job) {
        return find(job.id());
    }

    @Override
    public void close() {
        try {
            journal.close();
        } finally {
            release.run();
        }
    }

    private void update(QueuedJob job) {
        journal.update(job);
        changed();
    }

    /** The worker too waits for that. */
    private synchronized void changed() {
        notifyAll();
        watchers.forEach(Runnable::run);
    }

    private JobView held(QueuedJob job, boolean held) {
        QueuedJob now = job.held(held);
        update(now);
        if (running != null && running.id() == job.id()) {
            running.hold(held);
        }
        return view(now);
    }

    private JobView view(QueuedJob job) {
        return running != null && running.id() == job.id() && job.state() == JobState.RUNNING
                ? JobView.running(job, running.progress())
                : JobView.of(job);
    }

    private boolean isRunning(long id) {
        return running != null && running.id() == id;
    }

    private long lastPlace() {
        return journal.all().stream().mapToLong(QueuedJob::place).max().orElse(0);
    }

    private QueuedJob find(long id) {
        return journal.find(id)
                .orElseThrow(() -> new UsageException(
                        ErrorCode.JOB_UNKNOWN,
                        "there is no job " + id + " in the queue",
                        "`ladderworks jobs` lists those that there are."));
    }

    private static void refuseSameOutput(NewJob job, List<QueuedJob> unended) {
        for (QueuedJob other : unended) {
            if (other.job().output().equals(job.output())) {
                throw new UsageException(
                        ErrorCode.JOB_NOT_IN_THAT_STATE,
                        "job " + other.id() + " has not ended and writes to the same folder, " + job.output(),
                        "Name another folder, or cancel job " + other.id() + " first.");
            }
        }
    }

    private static UsageException notSo(QueuedJob job, String why, String remedy) {
        return new UsageException(ErrorCode.JOB_NOT_IN_THAT_STATE, "job " + job.id() + ": " + why, remedy);
    }
}
