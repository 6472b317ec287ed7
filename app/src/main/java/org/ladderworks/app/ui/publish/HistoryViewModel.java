package org.ladderworks.app.ui.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.ladderworks.app.studio.Publications;
import org.ladderworks.app.studio.Publications.Address;
import org.ladderworks.app.studio.Publications.GoneBack;
import org.ladderworks.app.studio.Publications.Standing;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.title.Commit;

/** What was done with a title on a target, what viewers see there, and the way back. On the UI thread alone. */
public final class HistoryViewModel implements AutoCloseable {
    /** Names are written letter by letter, and titles are passed by. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Workbench bench;
    private final Publications publications;
    private final Pace looks;
    private final ObservableList<Commit> commits = FXCollections.observableArrayList();
    private final ObservableList<Commit> shownCommits = FXCollections.unmodifiableObservableList(commits);
    private final ObservableList<PlayLink> links = FXCollections.observableArrayList();
    private final ObservableList<PlayLink> shownLinks = FXCollections.unmodifiableObservableList(links);
    private final ObjectProperty<Optional<Commit>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Instant>> linksEnd = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<EngineException>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper asked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper goingBack = new ReadOnlyBooleanWrapper();
    private Optional<PublishQuestion> question = Optional.empty();
    /** A window that was closed waits for no target. */
    private final Cancellation closing = new Cancellation();

    private Cancellation look = new Cancellation();
    private boolean closed;

    HistoryViewModel(Workbench bench, Publications publications) {
        this.bench = bench;
        this.publications = publications;
        this.looks = bench.pace(BETWEEN_LOOKS, this::look);
    }

    /** All that was done, the newest first. */
    public ObservableList<Commit> commits() {
        return shownCommits;
    }

    /** The line that is chosen; the view sets it. */
    public ObjectProperty<Optional<Commit>> chosen() {
        return chosen;
    }

    /** What the title is played by; none where the target knows no address that viewers use. */
    public ObservableList<PlayLink> links() {
        return shownLinks;
    }

    /** When the links end; empty where they do not. */
    public ReadOnlyObjectProperty<Optional<Instant>> linksEnd() {
        return linksEnd.getReadOnlyProperty();
    }

    /** Why the target did not tell, or its links cannot be signed. */
    public ReadOnlyObjectProperty<Optional<EngineException>> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** True where there is a title and a target to ask about. */
    public ReadOnlyBooleanProperty asked() {
        return asked.getReadOnlyProperty();
    }

    /** True while the target is asked. */
    public ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    /** True while a version is brought back. */
    public ReadOnlyBooleanProperty goingBack() {
        return goingBack.getReadOnlyProperty();
    }

    /** What viewers see; empty where they see nothing. */
    public Optional<ReleaseId> shown() {
        return commits.stream().findFirst().map(Commit::release);
    }

    /** Whether the chosen line names a version that can be shown again. */
    public boolean canGoBack() {
        return !goingBack.get()
                && chosen.get()
                        .filter(commit -> commit.action() != Commit.Action.DELETE)
                        .filter(commit -> !Optional.of(commit.release()).equals(shown()))
                        .isPresent();
    }

    /** Asks about another title, or another place. */
    void ask(Optional<PublishQuestion> other) {
        boolean same =
                question.isPresent() && other.isPresent() && question.get().isLike(other.get());
        question = other;
        if (!same) {
            look.cancel();
            asked.set(other.isPresent());
            asking.set(other.isPresent());
            show(new Standing(List.of(), java.util.Map.of(), Optional.empty(), Optional.empty()));
            again();
        }
    }

    /** Asks once more; from any thread. */
    void again() {
        looks.ask();
    }

    private void look() {
        look.cancel();
        if (question.isEmpty() || closed) {
            asking.set(false);
            return;
        }
        PublishQuestion mine = question.get();
        Cancellation cancellation = new Cancellation();
        look = cancellation;
        asking.set(true);
        bench.work()
                .run(
                        () -> Attempt.of(() -> publications.standing(mine.title(), mine.address(), cancellation)),
                        done -> {
                            if (!cancellation.isCancelled()) {
                                asking.set(false);
                                done.result()
                                        .ifPresentOrElse(
                                                this::show, () -> done.trouble().ifPresent(this::showTrouble));
                            }
                        });
    }

    private void show(Standing standing) {
        Optional<Long> number = chosen.get().map(Commit::number);
        if (!commits.equals(standing.commits())) {
            commits.setAll(standing.commits());
            chosen.set(commits.stream()
                    .filter(commit -> number.equals(Optional.of(commit.number())))
                    .findFirst());
        }
        links.setAll(standing.links().entrySet().stream()
                .map(link -> new PlayLink(link.getKey(), link.getValue()))
                .toList());
        linksEnd.set(standing.until());
        trouble.set(standing.unsigned());
    }

    /** Nobody has asked for it by name: it is told where the history would be, and not in the bar. */
    private void showTrouble(RuntimeException error) {
        commits.clear();
        links.clear();
        if (error instanceof EngineException known) {
            trouble.set(Optional.of(known));
        } else {
            bench.tell(Notice.bug(error));
        }
    }

    /** Shows the version of the chosen line again; that can be taken back. */
    public void goBack() {
        if (!canGoBack() || question.isEmpty()) {
            return;
        }
        Address address = question.get().address();
        ReleaseId to = chosen.get().orElseThrow().release();
        ReleaseId from = shown().orElseThrow();
        goingBack.set(true);
        bench.work().run(() -> Attempt.of(() -> rollBack(address, to)), done -> {
            goingBack.set(false);
            done.notice().ifPresent(bench::tell);
            done.result().ifPresent(gone -> {
                bench.did(new Edit(
                        bench.words().of("publish.edit.roll-back", address.name()),
                        () -> rollBackQuietly(address, from),
                        () -> rollBackQuietly(address, to)));
                bench.tell(Notice.done(
                        bench.words()
                                .of(
                                        "publish.rolled-back",
                                        address.name(),
                                        gone.commit().release(),
                                        gone.commit().number()),
                        new Notice.Offer(bench.words().of("undo"), bench::undo)));
                tell(gone.caches());
            });
            again();
        });
    }

    private GoneBack rollBack(Address address, ReleaseId to) {
        ConcurrentLinkedQueue<Saying> warnings = new ConcurrentLinkedQueue<>();
        return publications.rollBack(address, to, Optional.empty(), warnings::add, closing);
    }

    /** As undo and redo do it: what fails is told by who runs them. */
    private void rollBackQuietly(Address address, ReleaseId to) {
        try {
            var _ = rollBack(address, to);
        } finally {
            again();
        }
    }

    /** That caches were not told is to be known: viewers may see for a while what they should not. */
    void tell(Optional<Publications.Caches> caches) {
        caches.ifPresent(told -> told.trouble()
                .ifPresent(error -> bench.tell(Notice.warning(
                        bench.words().of("publish.caches.not-told", told.distribution()) + " "
                                + bench.words().error(error).what(),
                        bench.words().error(error).remedy(),
                        error.code().label() + ": " + error.getMessage()))));
    }

    @Override
    public void close() {
        closed = true;
        look.cancel();
        closing.cancel();
    }
}
