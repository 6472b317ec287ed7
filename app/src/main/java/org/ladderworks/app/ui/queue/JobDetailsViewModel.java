package org.ladderworks.app.ui.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.ladderworks.app.job.JobEvent;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.work.Refresh;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.progress.TitlePicture;

/** What is known of the one chosen job beside its line: its log, and a picture of where it is. On the UI thread alone. */
public final class JobDetailsViewModel implements AutoCloseable {
    private static final Duration BETWEEN_LOGS = Duration.ofMillis(300);
    private static final Duration BETWEEN_PICTURES = Duration.ofSeconds(2);

    private final JobQueue queue;
    private final ObservableList<Long> selection;
    private final ReadOnlyObjectWrapper<Optional<Long>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<JobEvent>> log = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<TitlePicture>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Pace logs;
    private final Pace pictures;
    private final Runnable unwatch;

    JobDetailsViewModel(Workbench bench, JobQueue queue, ObservableList<Long> selection) {
        this.queue = queue;
        this.selection = selection;
        Refresh<Read> reading = new Refresh<>(bench.work(), this::question, this::show);
        this.logs = bench.pace(BETWEEN_LOGS, reading::ask);
        this.pictures = bench.pace(BETWEEN_PICTURES, this::look);
        this.unwatch = queue.watch(logs::ask);
        selection.addListener((ListChangeListener<Long>) _ -> {
            log.set(List.of());
            picture.set(Optional.empty());
            logs.ask();
            look();
        });
    }

    /** What happened to the one chosen job; empty where none or several are chosen. */
    public ReadOnlyObjectProperty<List<JobEvent>> log() {
        return log.getReadOnlyProperty();
    }

    /** The newest picture of the chosen job; empty where it does not encode, or no pictures are made beside it. */
    public ReadOnlyObjectProperty<Optional<TitlePicture>> picture() {
        return picture.getReadOnlyProperty();
    }

    /** The job that runs now has come further. */
    void running(Optional<Long> job) {
        running.set(job);
        pictures.ask();
    }

    private void look() {
        boolean chosen = running.get().isPresent() && chosen().equals(running.get());
        Optional<TitlePicture> newest = chosen ? queue.picture() : Optional.empty();
        if (!newest.equals(picture.get())) {
            picture.set(newest);
        }
    }

    private Optional<Long> chosen() {
        return selection.size() == 1 ? Optional.of(selection.getFirst()) : Optional.empty();
    }

    /** The log of a job. */
    private record Read(Optional<Long> job, List<JobEvent> log) {}

    private Supplier<Read> question() {
        Optional<Long> job = chosen();
        return () -> new Read(job, job.map(queue::log).orElse(List.of()));
    }

    private void show(Read read) {
        if (read.job().equals(chosen())) {
            log.set(read.log());
        }
    }

    @Override
    public void close() {
        unwatch.run();
    }
}
