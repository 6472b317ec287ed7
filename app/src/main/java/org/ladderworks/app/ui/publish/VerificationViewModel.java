package org.ladderworks.app.ui.publish;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.ladderworks.app.studio.Verifications;
import org.ladderworks.app.studio.Verified;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.publish.VerificationText.Line;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.title.Commit;

/** What viewers get of the chosen title at the chosen target: looked at, and what was found last. On the UI thread alone. */
public final class VerificationViewModel implements AutoCloseable {
    private static final Duration BETWEEN_TICKS = Duration.ofMillis(100);

    private final Workbench bench;
    private final Verifications verifications;
    private final TargetsViewModel targets;
    private final HistoryViewModel history;
    private final Pace ticks;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ObservableList<Line> shownLines = FXCollections.unmodifiableObservableList(lines);
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Verified>> last = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper asked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper seen = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper underWay = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty bytes = new SimpleBooleanProperty();
    private final AtomicReference<Optional<Progress>> newest = new AtomicReference<>(Optional.empty());
    private Optional<PublishQuestion> question = Optional.empty();
    private Cancellation work = new Cancellation();

    VerificationViewModel(
            Workbench bench, Verifications verifications, TargetsViewModel targets, HistoryViewModel history) {
        this.bench = bench;
        this.verifications = verifications;
        this.targets = targets;
        this.history = history;
        this.ticks = bench.pace(BETWEEN_TICKS, () -> progress.set(running.get() ? newest.get() : Optional.empty()));
        targets.chosen().addListener((_, _, _) -> check());
        history.commits().addListener((ListChangeListener<Commit>) _ -> tell());
    }

    /** What was found last; empty where nobody looked. */
    public ReadOnlyObjectProperty<Optional<Verified>> last() {
        return last.getReadOnlyProperty();
    }

    /** That in words: all that is wrong, then what is right. */
    ObservableList<Line> lines() {
        return shownLines;
    }

    /** When it was looked at, and whether it is right; empty where nobody looked. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** True where there is a title and a target to look at. */
    public ReadOnlyBooleanProperty asked() {
        return asked.getReadOnlyProperty();
    }

    /** True where the chosen target knows an address that viewers use. */
    public ReadOnlyBooleanProperty seen() {
        return seen.getReadOnlyProperty();
    }

    /** True where all is known that looking needs, and nothing is looked at. */
    public ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** What is looked at, and where, in words; empty while nothing is. */
    public ReadOnlyStringProperty underWay() {
        return underWay.getReadOnlyProperty();
    }

    /** How far it is; at most ten times a second. */
    public ReadOnlyObjectProperty<Optional<Progress>> progress() {
        return progress.getReadOnlyProperty();
    }

    /** Whether all bytes are read and compared; the view sets it. */
    public BooleanProperty bytes() {
        return bytes;
    }

    /** Asks about another title, or another place; what is looked at goes on. */
    void ask(Optional<PublishQuestion> other) {
        boolean same =
                question.isPresent() && other.isPresent() && question.get().isLike(other.get());
        question = other;
        check();
        if (same) {
            return;
        }
        show(Optional.empty());
        other.ifPresent(mine -> bench.work().run(() -> verifications.last(mine.address()), found -> {
            if (isAsked(mine)) {
                show(found);
            }
        }));
    }

    private void show(Optional<Verified> found) {
        lines.setAll(
                found.map(each -> VerificationText.lines(each, bench.words())).orElse(List.of()));
        last.set(found);
        tell();
    }

    private void tell() {
        status.set(last.get()
                .map(each -> VerificationText.status(each, history.shown(), bench.words()))
                .orElse(""));
    }

    private boolean isAsked(PublishQuestion mine) {
        return question.filter(mine::isLike).isPresent();
    }

    private void check() {
        asked.set(question.isPresent());
        seen.set(targets.chosen().get().flatMap(SavedTarget::delivery).isPresent());
        ready.set(asked.get() && seen.get() && !running.get());
    }

    /** Looks at what viewers get. */
    public void verify() {
        if (!ready.get()) {
            return;
        }
        PublishQuestion mine = question.orElseThrow();
        boolean all = bytes.get();
        Cancellation cancellation = new Cancellation();
        work = cancellation;
        newest.set(Optional.empty());
        running.set(true);
        underWay.set(bench.words()
                .of(
                        "publish.verify.running",
                        mine.address().name(),
                        mine.address().target()));
        check();
        bench.work()
                .run(
                        () -> Attempt.of(() -> verifications.verify(
                                mine.address(),
                                all,
                                far -> {
                                    newest.set(Optional.of(far));
                                    ticks.ask();
                                },
                                cancellation)),
                        done -> ended(mine, cancellation, done));
    }

    private void ended(PublishQuestion mine, Cancellation cancellation, Attempt<Verified> done) {
        running.set(false);
        underWay.set("");
        progress.set(Optional.empty());
        check();
        if (done.wasCancelled(cancellation)) {
            bench.tell(Notice.warning(
                    bench.words().of("publish.verify.cancelled", mine.address().name()), "", ""));
            return;
        }
        done.notice().ifPresent(bench::tell);
        done.result().ifPresent(found -> {
            if (isAsked(mine)) {
                show(Optional.of(found));
            }
            bench.tell(
                    found.isGood()
                            ? Notice.done(bench.words()
                                    .of("publish.verify.good", mine.address().name(), found.objects()))
                            : Notice.warning(
                                    bench.words()
                                            .of(
                                                    "publish.verify.bad",
                                                    mine.address().name(),
                                                    found.wrong()),
                                    bench.words().of("publish.verify.bad.remedy"),
                                    ErrorCode.PUBLISHED_DIFFERS.label()));
        });
    }

    /** Stops looking, at once; what was found before stays. */
    public void cancel() {
        if (running.get()) {
            Cancellation stopped = work;
            bench.work().run(stopped::cancel);
        }
    }

    @Override
    public void close() {
        work.cancel();
    }
}
