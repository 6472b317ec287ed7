package org.ladderworks.app.ui.queue;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.ladderworks.app.home.QueueSettings.WhenDone;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.job.JobView.Standing;
import org.ladderworks.app.job.QueueOrder;
import org.ladderworks.app.studio.Encodings;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.notice.Notice;
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
    private final ReadOnlyBooleanWrapper halted = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Showing> showing = new SimpleObjectProperty<>(Showing.ALL);
    private final JobEditViewModel edit;
    private final JobDetailsViewModel details;
    private List<JobView> jobs = List.of();
    private final ReadOnlyObjectWrapper<List<JobView>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private boolean changing;
    private boolean closed;

    public QueueViewModel(Workbench bench, Workstation station) {
        this.bench = bench;
        this.queue = station.queue();
        this.edit = new JobEditViewModel(bench, station);
        this.details = new JobDetailsViewModel(bench, queue, selection);
        Encodings encodings = station.encodings();
        Refresh<Listed> listing = new Refresh<>(
                bench.work(),
                () -> () -> {
                    encodings.follow();
                    return new Listed(queue.list(), queue.isHalted());
                },
                this::show);
        this.lists = bench.pace(BETWEEN_LISTS, listing::ask);
        this.looks = bench.pace(BETWEEN_LOOKS, this::look);
        this.unwatch = queue.watch(lists::ask);
        showing.subscribe((_, _) -> show());
        selection.subscribe(this::choose);
        lists.ask();
    }

    /** Which jobs are shown. */
    public enum Showing {
        ALL,
        RUNNING,
        WAITING,
        ENDED
    }

    /** The queue as it was asked for. */
    private record Listed(List<JobView> jobs, boolean halted) {}

    /** Which jobs are shown; what is chosen and not shown any more is chosen no more. */
    public ObjectProperty<Showing> showing() {
        return showing;
    }

    /** True where no job is begun after the one that runs. */
    public ReadOnlyBooleanProperty halted() {
        return halted.getReadOnlyProperty();
    }

    /** Has no job begun after the one that runs, or lets the next one begin. */
    public void halt(boolean wanted) {
        bench.work().inTurn(() -> queue.halt(wanted));
    }

    /** What the operator has chosen, that of the queue with it. */
    public ReadOnlyObjectProperty<StudioSettings> settings() {
        return bench.preferences().now();
    }

    /** What is done when nothing is left to do. */
    public void whenDone(WhenDone wanted) {
        bench.preferences().change(all -> all.with(all.queue().with(wanted)));
        if (wanted == WhenDone.COMMAND && settings().get().queue().doneCommand().isBlank()) {
            bench.tell(Notice.warning(bench.words().of("queue.when-done.no-command"), "", ""));
        }
    }

    /** The job file that is being changed. */
    public JobEditViewModel edit() {
        return edit;
    }

    /** The log of the chosen job, and its picture. */
    public JobDetailsViewModel details() {
        return details;
    }

    /** Opens the job file of the one chosen job, where that waits. */
    public void editSelected() {
        List<JobView> chosen = selected();
        if (chosen.size() == 1 && JobAction.ARRANGE.fits(chosen.getFirst())) {
            edit.begin(chosen.getFirst().id());
        }
    }

    /** Has the chosen jobs that failed or were cancelled wait again, behind all others. */
    public void retrySelected() {
        each(queue::resume, JobAction.RETRY);
    }

    /**
     * Moves waiting jobs together.
     *
     * @param before whom; empty for behind all others
     */
    public void move(List<Long> some, Optional<Long> before) {
        arrange(now -> QueueOrder.moved(now, some, before));
    }

    public void upSelected() {
        List<Long> some = List.copyOf(selection);
        arrange(now -> QueueOrder.up(now, some));
    }

    public void downSelected() {
        List<Long> some = List.copyOf(selection);
        arrange(now -> QueueOrder.down(now, some));
    }

    private void arrange(UnaryOperator<List<Long>> how) {
        bench.work().inTurn(() -> queue.arrange(how), before -> {
            if (!how.apply(before).equals(before)) {
                bench.did(new Edit(
                        bench.words().of("queue.arranged"),
                        () -> arranged(now -> QueueOrder.like(before, now)),
                        () -> arranged(how)));
            }
        });
    }

    private void arranged(UnaryOperator<List<Long>> how) {
        List<Long> _ = queue.arrange(how);
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
        each(queue::pause, JobAction.PAUSE);
    }

    /** Lets held jobs go on, and has those that failed or were cancelled begun again. */
    public void resumeSelected() {
        each(queue::resume, JobAction.RESUME);
    }

    public void cancelSelected() {
        each(queue::cancel, JobAction.CANCEL);
    }

    /** Puts the chosen jobs before all others that wait, in their order. */
    public void firstSelected() {
        List<Long> some = List.copyOf(selection);
        arrange(now -> QueueOrder.first(now, some));
    }

    /** Takes ended jobs off the list; their packages stay. */
    public void forgetSelected() {
        each(queue::forget, JobAction.FORGET);
    }

    /** The job file of one job, as JSON. */
    public void jobFile(long id, Consumer<String> taker) {
        bench.work().run(() -> queue.jobFile(id), taker);
    }

    private void each(LongFunction<JobView> how, JobAction action) {
        List<Long> ids =
                selected().stream().filter(action::fits).map(JobView::id).toList();
        // Each by itself: what is refused of one is told, and the others go on.
        ids.forEach(id -> bench.work().inTurn(() -> {
            JobView _ = how.apply(id);
        }));
    }

    private void choose() {
        chosen.set(selected());
    }

    /** The chosen jobs, told anew whenever they are others or stand elsewhere. */
    public ReadOnlyObjectProperty<List<JobView>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    private static boolean hasEnded(JobView job) {
        return job.ended().isPresent();
    }

    private void show(Listed listed) {
        jobs = listed.jobs();
        halted.set(listed.halted());
        show();
        choose();
        waiting.set((int) jobs.stream().filter(job -> !hasEnded(job)).count());
        look();
    }

    private boolean isShown(JobView job) {
        return switch (showing.get()) {
            case ALL -> true;
            case RUNNING -> isUnderWay(job);
            case WAITING -> !hasEnded(job) && !isUnderWay(job);
            case ENDED -> hasEnded(job);
        };
    }

    private void show() {
        Map<Long, JobRow> before = new HashMap<>();
        rows.forEach(row -> before.put(row.id(), row));
        List<JobRow> after = jobs.stream()
                .filter(this::isShown)
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
    }

    /** How far the job is that runs; as long as there is one. */
    private void look() {
        bench.work().run(queue::running, now -> {
            running.set(now);
            details.running(now.map(JobView::id));
            now.ifPresent(
                    job -> rows.stream().filter(row -> row.id() == job.id()).forEach(row -> row.update(job)));
            choose();
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
        details.close();
    }
}
