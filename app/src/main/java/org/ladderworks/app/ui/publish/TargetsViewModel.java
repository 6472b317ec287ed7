package org.ladderworks.app.ui.publish;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.destination.TargetCheck;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.destination.TargetShelf;

/** The saved targets as they are seen: which there are, which is chosen, whether it is fit. On the UI thread alone. */
public final class TargetsViewModel implements AutoCloseable {
    private final Workbench bench;
    private final TargetShelf shelf;
    private final ObservableList<SavedTarget> targets = FXCollections.observableArrayList();
    private final ObservableList<SavedTarget> shownTargets = FXCollections.unmodifiableObservableList(targets);
    private final ReadOnlyObjectWrapper<Optional<SavedTarget>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TargetCheck>> check = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper testing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private Cancellation test = new Cancellation();

    TargetsViewModel(Workbench bench, TargetShelf shelf) {
        this.bench = bench;
        this.shelf = shelf;
        refresh();
    }

    /** All, by name. */
    public ObservableList<SavedTarget> targets() {
        return shownTargets;
    }

    /** The one that is published to. */
    public ReadOnlyObjectProperty<Optional<SavedTarget>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** What trying the chosen one has told; empty where nobody did since it was chosen. */
    public ReadOnlyObjectProperty<Optional<TargetCheck>> check() {
        return check.getReadOnlyProperty();
    }

    /** True while the chosen one is tried. */
    public ReadOnlyBooleanProperty testing() {
        return testing.getReadOnlyProperty();
    }

    /** True once it was looked for targets. */
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** Reads them anew: commands save targets too. */
    public void refresh() {
        bench.work().run(shelf::list, this::show);
    }

    private void show(List<SavedTarget> all) {
        targets.setAll(all);
        loaded.set(true);
        Optional<String> name = chosen.get().map(SavedTarget::name);
        Optional<SavedTarget> still = all.stream()
                .filter(each -> name.equals(Optional.of(each.name())))
                .findFirst();
        // Where there is a choice, it is the operator's.
        choose(still.or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty()));
    }

    /** Publishes there from now on. */
    public void choose(Optional<SavedTarget> target) {
        if (!target.map(SavedTarget::name).equals(chosen.get().map(SavedTarget::name))) {
            stopTest();
            check.set(Optional.empty());
        }
        chosen.set(target);
    }

    /**
     * Saves a target that is new, and chooses it.
     *
     * @param saved is run when it was; where it cannot be, that is told
     */
    public void add(NewTarget filled, Runnable saved) {
        bench.work()
                .run(
                        () -> {
                            SavedTarget target = filled.saved();
                            requireNew(target.name());
                            shelf.save(target);
                            return target;
                        },
                        target -> {
                            bench.did(new Edit(
                                    bench.words().of("publish.edit.add-target", target.name()),
                                    () -> forget(target.name()),
                                    () -> keep(target)));
                            chosen.set(Optional.of(target));
                            refresh();
                            saved.run();
                        });
    }

    private void requireNew(String name) {
        if (shelf.list().stream().anyMatch(each -> each.name().equals(name))) {
            throw new PublishException(
                    ErrorCode.BAD_USAGE,
                    bench.words().of("publish.target.taken", name),
                    bench.words().of("publish.target.taken.remedy"));
        }
    }

    /** Forgets the chosen one; nothing in it is touched. */
    public void removeChosen() {
        chosen.get()
                .ifPresent(target -> bench.work().run(() -> shelf.forget(target.name()), was -> {
                    if (was) {
                        bench.did(new Edit(
                                bench.words().of("publish.edit.remove-target", target.name()),
                                () -> keep(target),
                                () -> forget(target.name())));
                        bench.tell(Notice.done(
                                bench.words().of("publish.target.removed", target.name()),
                                new Notice.Offer(bench.words().of("undo"), bench::undo)));
                    }
                    refresh();
                }));
    }

    private void keep(SavedTarget target) {
        shelf.save(target);
        refresh();
    }

    private void forget(String name) {
        var _ = shelf.forget(name);
        refresh();
    }

    /** Tries all that publishing to the chosen one needs. */
    public void testChosen() {
        chosen.get().filter(_ -> !testing.get()).ifPresent(target -> {
            Cancellation mine = new Cancellation();
            test = mine;
            testing.set(true);
            check.set(Optional.empty());
            bench.work().run(() -> Attempt.of(() -> TargetCheck.run(shelf, target.name(), mine)), done -> {
                if (mine.isCancelled()) {
                    return;
                }
                testing.set(false);
                check.set(done.result());
                done.notice().ifPresent(bench::tell);
                // What was found of its store is kept with it.
                refresh();
            });
        });
    }

    private void stopTest() {
        if (testing.get()) {
            Cancellation running = test;
            running.cancel();
            testing.set(false);
        }
    }

    @Override
    public void close() {
        stopTest();
    }
}
