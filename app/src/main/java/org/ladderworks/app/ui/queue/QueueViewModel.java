package org.ladderworks.app.ui.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.JobView.Standing;
import org.ladderworks.app.studio.Encodings;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.work.Refresh;
import org.ladderworks.app.ui.workbench.Workbench;

/** The queue as it is seen: what runs, what waits, what has ended; and what can be done about it. On the UI thread alone. */
public final class QueueViewModel implements AutoCloseable {
    private static final Duration BETWEEN_LISTS = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Workbench bench;
    private final JobQueue queue;
    private final Pace lists;
    private final Pace looks;
    private final Runnable unwatch;
    private final ObservableList<JobRow> rows = FXCollections.observableArrayList();
    private final ObservableList<JobRow> shownRows = FXCollections.unmodifiableObservableList(rows);
    private final ObservableList<Long> selection = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<JobView>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private boolean changing;
    private boolean closed;

    public QueueViewModel(Workbench bench, Workstation station) {
        this.bench = bench;
        this.queue = station.queue();
        Encodings encodings = station.encodings();
        Refresh<List<JobView>> listing = new Refresh<>(
                bench.work(),
                () -> () -> {
                    encodings.follow();
                    return queue.list();
                },
                this::show);
        this.lists = bench.pace(BETWEEN_LISTS, listing::ask);
        this.looks = bench.pace(BETWEEN_LOOKS, this::look);
        this.unwatch = queue.watch(lists::ask);
        lists.ask();
    }

    /** The lines: what runs, what waits in its order, then what has ended, the newest first. */
    public ObservableList<JobRow> rows() {
        return shownRows;
    }

    /** True while other lines are put in the list: what is chosen is not to follow that. */
    public boolean isChanging() {
        return changing;
    }

    /** Ids of the chosen jobs; the view sets them. */
    public ObservableList<Long> selection() {
        return selection;
    }

    /** The job that is worked on. */
    public ReadOnlyObjectProperty<Optional<JobView>> running() {
        return running.getReadOnlyProperty();
    }

    /** How many have not ended, the one that runs with them. */
    public ReadOnlyIntegerProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    public void pauseSelected() {
        each(queue::pause, job -> switch (job.standing()) {
            case WAITING, RUNNING, INTERRUPTED -> true;
            case HELD, PAUSED, DONE, FAILED, CANCELLED -> false;
        });
    }

    /** Lets held jobs go on, and has those that failed or were cancelled begun again. */
    public void resumeSelected() {
        each(queue::resume, job -> switch (job.standing()) {
            case HELD, PAUSED, FAILED, CANCELLED -> true;
            case WAITING, RUNNING, INTERRUPTED, DONE -> false;
        });
    }

    public void cancelSelected() {
        each(queue::cancel, job -> !hasEnded(job));
    }

    /** Puts the chosen jobs before all others that wait, in their order. */
    public void firstSelected() {
        each(queue::first, job -> job.standing() == Standing.WAITING || job.standing() == Standing.HELD, true);
    }

    /** Takes ended jobs off the list; their packages stay. */
    public void forgetSelected() {
        each(queue::forget, QueueViewModel::hasEnded);
    }

    /** The job file of one job, as JSON. */
    public void jobFile(long id, java.util.function.Consumer<String> taker) {
        bench.work().run(() -> queue.jobFile(id), taker);
    }

    private void each(LongFunction<JobView> action, java.util.function.Predicate<JobView> fits) {
        each(action, fits, false);
    }

    private void each(LongFunction<JobView> action, java.util.function.Predicate<JobView> fits, boolean lastFirst) {
        List<Long> ids = new ArrayList<>(rows.stream()
                .map(row -> row.job().get())
                .filter(job -> selection.contains(job.id()) && fits.test(job))
                .map(JobView::id)
                .toList());
        List<Long> ordered = lastFirst ? ids.reversed() : ids;
        bench.work()
                .run(() -> ordered.forEach(id -> {
                    JobView _ = action.apply(id);
                }));
    }

    private static boolean hasEnded(JobView job) {
        return job.ended().isPresent();
    }

    private void show(List<JobView> jobs) {
        Map<Long, JobRow> before = new HashMap<>();
        rows.forEach(row -> before.put(row.id(), row));
        List<JobRow> after = jobs.stream()
                .sorted(Comparator.comparing(QueueViewModel::hasEnded)
                        .thenComparingInt(job -> isUnderWay(job) ? 0 : 1)
                        .thenComparingLong(
                                job -> job.ended().map(at -> -at.toEpochMilli()).orElse(0L)))
                .map(job -> {
                    JobRow row = before.getOrDefault(job.id(), new JobRow(job));
                    row.update(job);
                    return row;
                })
                .toList();
        if (!after.equals(rows)) {
            changing = true;
            rows.setAll(after);
            changing = false;
            Set<Long> there = after.stream().map(JobRow::id).collect(Collectors.toSet());
            if (!there.containsAll(selection)) {
                selection.removeIf(id -> !there.contains(id));
            }
        }
        waiting.set((int) jobs.stream().filter(job -> !hasEnded(job)).count());
        look();
    }

    /** How far the job is that runs; as long as there is one. */
    private void look() {
        bench.work().run(queue::running, now -> {
            running.set(now);
            now.ifPresent(
                    job -> rows.stream().filter(row -> row.id() == job.id()).forEach(row -> row.update(job)));
            if (now.isPresent() && !closed) {
                looks.ask();
            }
        });
    }

    private static boolean isUnderWay(JobView job) {
        return job.standing() == Standing.RUNNING || job.standing() == Standing.PAUSED;
    }

    /** The chosen jobs as they are now. */
    public List<JobView> selected() {
        return rows.stream()
                .map(row -> row.job().get())
                .filter(job -> selection.contains(job.id()))
                .collect(Collectors.toList());
    }

    @Override
    public void close() {
        closed = true;
        unwatch.run();
    }
}
