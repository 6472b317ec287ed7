package org.ladderworks.app.ui.queue;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.jobfile.Problem;
import org.ladderworks.app.studio.JobEditing;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.work.Refresh;
import org.ladderworks.app.ui.workbench.Workbench;

/** The job file of a job that waits, while it is changed. Kept is only what could be done. On the UI thread alone. */
public final class JobEditViewModel {
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(400);

    private final Workbench bench;
    private final JobQueue queue;
    private final JobEditing editing;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper checked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper job = new ReadOnlyLongWrapper();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    private final Pace checks;

    JobEditViewModel(Workbench bench, Workstation station) {
        this.bench = bench;
        this.queue = station.queue();
        this.editing = station.editing();
        Refresh<List<Problem>> checking = new Refresh<>(bench.work(), this::question, this::show);
        this.checks = bench.pace(BETWEEN_CHECKS, checking::ask);
        text.subscribe((_, _) -> {
            checked.set(false);
            checks.ask();
        });
    }

    /** True while a job file is being changed. */
    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /** Number of the job. */
    public ReadOnlyLongProperty job() {
        return job.getReadOnlyProperty();
    }

    /** The job file as it is written at the moment. */
    public StringProperty text() {
        return text;
    }

    /** All that is wrong with the text as it was when it was last checked. */
    public ObservableList<String> problems() {
        return problems;
    }

    /** True where the text as it stands was checked. */
    public ReadOnlyBooleanProperty checked() {
        return checked.getReadOnlyProperty();
    }

    /** Shows the job file of a job, to be changed. Another that is being changed is not given up for it. */
    void begin(long id) {
        if (!open.get()) {
            bench.work().run(() -> queue.jobFile(id), json -> {
                if (!open.get()) {
                    job.set(id);
                    text.set(json);
                    open.set(true);
                    checks.ask();
                }
            });
        }
    }

    /** Gives up what was changed. */
    public void leave() {
        open.set(false);
        problems.clear();
    }

    /** Keeps the text, where it is right and the job still waits; else it stays open, and why is told. */
    public void keep() {
        long id = job.get();
        String wanted = text.get();
        bench.work().inTurn(() -> editing.keep(id, wanted), before -> kept(id, before, wanted));
    }

    private void kept(long id, NewJob before, String wanted) {
        // Another may be open by now.
        if (job.get() == id && text.get().equals(wanted)) {
            leave();
        }
        String name = bench.words().of("queue.edited", id);
        bench.did(new Edit(name, () -> editing.bringBack(id, before), () -> {
            NewJob _ = editing.keep(id, wanted);
        }));
        bench.tell(Notice.done(name, new Notice.Offer(bench.words().of("undo"), bench::undo)));
    }

    private java.util.function.Supplier<List<Problem>> question() {
        long id = job.get();
        String asked = text.get();
        boolean wanted = open.get();
        return () -> wanted ? editing.check(id, asked) : List.of();
    }

    private void show(List<Problem> found) {
        if (open.get()) {
            problems.setAll(found.stream().map(Problem::inWords).toList());
            checked.set(true);
        }
    }
}
