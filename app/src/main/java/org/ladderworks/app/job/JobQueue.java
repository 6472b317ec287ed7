package org.ladderworks.app.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.job.JobEvent.Kind;
import org.ladderworks.engine.progress.TitlePicture;

/** The queue in the process that owns it. Thread-safe. */
public final class JobQueue implements JobDesk {
    /** A job that takes its worker down so often is not begun again by itself. */
    static final int MOST_ATTEMPTS = 3;

    private static final int MOST_UNENDED = 10_000;

    private final JobJournal journal;
    private final JobLog log;
    private final InstantSource clock;
    private final Runnable release;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile @Nullable RunningJob running;
    private boolean stopping;

    /**
     * A queue that closes its journal when it is closed.
     *
     * @param release what is done after that
     */
    public JobQueue(JobJournal journal, InstantSource clock, Runnable release) {
        this.journal = journal;
        this.log = new JobLog(journal, clock);
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
        long unended = journal.unended();
        if (unended >= MOST_UNENDED) {
            throw JobRefusals.full(unended);
        }
        JobRefusals.requireOutput(job, othersAt(job.output(), 0));
        QueuedJob added = journal.add(job, clock.instant());
        changed();
        return view(added);
    }

    @Override
    public synchronized List<JobView> list() {
        return journal.all().stream().map(this::view).toList();
    }

    /** The folders that jobs write to, or wrote to. */
    public Set<String> outputs() {
        return journal.outputs();
    }

    /** The jobs that write to a folder, in the order in which they are or were taken. */
    public synchronized List<JobView> writingTo(String output) {
        return journal.writingTo(output).stream().map(this::view).toList();
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
            throw JobRefusals.notSo(job, "it has ended", "Only jobs that wait or run can be paused.");
        }
        return held(job, true);
    }

    @Override
    public synchronized JobView resume(long id) {
        QueuedJob job = find(id);
        if (job.state() == JobState.DONE) {
            throw JobRefusals.notSo(
                    job, "it is done", "Give the same job to `ladderworks encode` to look whether it is up to date.");
        }
        if (!job.state().hasEnded()) {
            return held(job, false);
        }
        JobRefusals.requireOutput(job.job(), othersAt(job.job().output(), id));
        QueuedJob again = job.waiting(lastPlace() + 1, 0);
        update(again, Kind.RETRIED, "");
        return view(again);
    }

    @Override
    public synchronized JobView cancel(long id) {
        QueuedJob job = find(id);
        if (job.state().hasEnded()) {
            throw JobRefusals.notSo(job, "it has ended", "There is nothing to cancel.");
        }
        QueuedJob ended = job.ended(JobState.CANCELLED, QueuedJob.End.without(""), clock.instant());
        update(ended, Kind.CANCELLED, "");
        if (running != null && running.id() == id) {
            running.cancellation().cancel();
        }
        return view(ended);
    }

    @Override
    public synchronized JobView first(long id) {
        QueuedJob job = find(id);
        if (job.state() != JobState.WAITING) {
            throw JobRefusals.notSo(job, "it does not wait", "Only jobs that wait have a place in the queue.");
        }
        arrange(now -> QueueOrder.first(now, List.of(id)));
        return view(find(id));
    }

    /**
     * Puts the jobs that wait into another order, at once and for good.
     *
     * @param how from the ids in their order to the same ids in another
     * @return the order before
     */
    public synchronized List<Long> arrange(UnaryOperator<List<Long>> how) {
        List<QueuedJob> waiting = journal.all().stream()
                .filter(job -> job.state() == JobState.WAITING)
                .toList();
        List<Long> before = waiting.stream().map(QueuedJob::id).toList();
        List<Long> after = how.apply(before);
        Map<Long, Long> places = QueueOrder.places(waiting, after);
        if (!after.equals(before)) {
            journal.place(places);
            changed();
        }
        return before;
    }

    /** What a job of the queue was told to do. */
    public synchronized NewJob job(long id) {
        return find(id).job();
    }

    /** Has a waiting job do something else than it was told. Fails with JOB_NOT_IN_THAT_STATE for all others. */
    public synchronized JobView rewrite(long id, NewJob other) {
        QueuedJob job = find(id);
        if (job.state() != JobState.WAITING) {
            throw JobRefusals.notSo(job, "it does not wait", "Only a job that has not begun can be changed.");
        }
        JobRefusals.requireOutput(other, othersAt(other.output(), id));
        journal.rewrite(id, other, log.event(Kind.EDITED, ""));
        changed();
        return view(find(id));
    }

    /** What happened to a job, in that order; of many events the newest. */
    public List<JobEvent> log(long id) {
        return log.of(id);
    }

    /** Notes in the log of a job something that an operator should know of. */
    public void warn(long id, String said) {
        note(id, Kind.WARNING, said);
    }

    /** Notes in the log of a job that something happened. Not under the lock: told from within the work. */
    void note(long id, Kind kind, String said) {
        log.note(id, kind, said);
        watchers.forEach(Runnable::run);
    }

    /** True where no job is begun after the one that runs, until an operator says so; outlives this process. */
    public boolean isHalted() {
        return journal.isHalted();
    }

    /** Has no job begun after the one that runs, or lets the next one begin. */
    public synchronized void halt(boolean halted) {
        if (halted != journal.isHalted()) {
            journal.halt(halted);
            changed();
        }
    }

    @Override
    public synchronized JobView forget(long id) {
        QueuedJob job = find(id);
        if (!job.state().hasEnded() || isRunning(id)) {
            throw JobRefusals.notSo(job, "it has not ended", "Cancel it first.");
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

    /** The newest picture of what is being encoded; empty where none is made, or nothing is encoded. */
    public Optional<TitlePicture> picture() {
        // Not under the lock, which is held while the disk is written: the UI thread asks.
        return Optional.ofNullable(running).flatMap(RunningJob::picture);
    }

    /** Takes up again what an earlier worker has left: in its place, or as failed where it took down several. */
    synchronized void takeUpAgain() {
        for (QueuedJob job : journal.all()) {
            if (job.state() != JobState.RUNNING) {
                continue;
            }
            if (job.attempts() < MOST_ATTEMPTS) {
                update(job.waiting(job.place(), job.attempts()), Kind.INTERRUPTED, "");
            } else {
                String why = JobEnd.WORKER_ENDED.with(job.attempts(), job.id()).english();
                update(job.ended(JobState.FAILED, QueuedJob.End.without(why), clock.instant()), Kind.FAILED, why);
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
        next.ifPresent(job -> update(job.begun(clock.instant()), Kind.BEGUN, ""));
        running = next.map(job -> new RunningJob(job.id())).orElse(null);
        return Optional.ofNullable(running);
    }

    private Optional<QueuedJob> firstWaiting() {
        return journal.isHalted() ? Optional.empty() : journal.firstWaiting();
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
        update(ended, JobLog.kind(how), end.code().map(code -> code + "  ").orElse("") + end.said());
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
        update(back, Kind.GIVEN_BACK, "");
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

    private void update(QueuedJob job, Kind kind, String said) {
        journal.update(job, log.event(kind, said));
        changed();
    }

    /** The worker too waits for that. */
    private synchronized void changed() {
        notifyAll();
        watchers.forEach(Runnable::run);
    }

    private JobView held(QueuedJob job, boolean held) {
        QueuedJob now = job.held(held);
        update(now, held ? Kind.PAUSED : Kind.RESUMED, RunningJob.BY_OPERATOR.english());
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
        return journal.find(id).orElseThrow(() -> JobRefusals.unknown(id));
    }

    /**
     * Jobs that have not ended and write to a folder.
     *
     * @param itself a job that is none of them; 0 for one that has no number yet
     */
    private List<QueuedJob> othersAt(String output, long itself) {
        return journal.writingTo(output).stream()
                .filter(other -> other.id() != itself && !other.state().hasEnded())
                .toList();
    }
}
