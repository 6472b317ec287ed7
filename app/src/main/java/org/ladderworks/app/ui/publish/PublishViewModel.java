package org.ladderworks.app.ui.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.ladderworks.app.destination.PlannedUpload;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.studio.Publications;
import org.ladderworks.app.studio.Publications.Address;
import org.ladderworks.app.studio.Publications.Published;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.work.Refresh;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.release.TitleName;

/** Publishing as it is seen: what can be published, where to, what it takes, how far it is. On the UI thread alone. */
public final class PublishViewModel implements AutoCloseable {
    private static final Duration BETWEEN_LISTS = Duration.ofMillis(400);
    private static final Duration BETWEEN_TICKS = Duration.ofMillis(100);

    /** What is done at the moment. */
    public enum Doing {
        NOTHING,
        PLANNING,
        PUBLISHING,
        /** It was told to stop, and cleans up. */
        CANCELLING
    }

    /** What is wrong with a name. */
    public enum NameProblem {
        NONE,
        /** It cannot stand in addresses. */
        UNUSABLE,
        /** Another title of the library is published so. */
        TAKEN
    }

    private final Workbench bench;
    private final Publications publications;
    private final TargetsViewModel targets;
    private final HistoryViewModel history;
    private final VerificationViewModel verification;
    private final EdgeViewModel edge;
    private final Pace lists;
    private final Pace ticks;
    private final Runnable unwatch;
    private final ObservableList<Title> titles = FXCollections.observableArrayList();
    private final ObservableList<Title> shownTitles = FXCollections.unmodifiableObservableList(titles);
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Title>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<NameProblem> nameProblem = new ReadOnlyObjectWrapper<>(NameProblem.NONE);
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Doing> doing = new ReadOnlyObjectWrapper<>(Doing.NOTHING);
    private final ReadOnlyStringWrapper underWay = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<PlannedUpload>> planned =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper receipt = new ReadOnlyStringWrapper("");
    private final AtomicReference<Optional<Progress>> newest = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<PlannedUpload>> newestPlan = new AtomicReference<>(Optional.empty());
    private final ConcurrentLinkedQueue<Saying> warnings = new ConcurrentLinkedQueue<>();
    private Cancellation work = new Cancellation();
    private boolean closed;

    public PublishViewModel(Workbench bench, Workstation station) {
        this.bench = bench;
        this.publications = station.publications();
        this.targets = new TargetsViewModel(bench, publications.targets());
        this.history = new HistoryViewModel(bench, publications);
        this.verification = new VerificationViewModel(bench, publications.verifications(), targets, history);
        this.edge = new EdgeViewModel(bench, publications.edges(), targets);
        Refresh<List<Title>> listing = new Refresh<>(bench.work(), () -> publications::titles, this::show);
        this.lists = bench.pace(BETWEEN_LISTS, listing::ask);
        this.ticks = bench.pace(BETWEEN_TICKS, this::tick);
        this.unwatch = station.library().watch(_ -> lists.ask());
        name.addListener((_, _, _) -> asked());
        targets.chosen().addListener((_, before, now) -> {
            if (!before.map(SavedTarget::name).equals(now.map(SavedTarget::name))) {
                asked();
            }
        });
        listing.ask();
    }

    /** Where to. */
    public TargetsViewModel targets() {
        return targets;
    }

    /** What was done with the chosen title there. */
    public HistoryViewModel history() {
        return history;
    }

    /** What stands before what is published there. */
    public EdgeViewModel edge() {
        return edge;
    }

    /** What viewers get of the chosen title there. */
    public VerificationViewModel verification() {
        return verification;
    }

    /** Titles with a whole package, those that changed last first. */
    public ObservableList<Title> titles() {
        return shownTitles;
    }

    /** True once it was looked for titles. */
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** The title that is published. */
    public ReadOnlyObjectProperty<Optional<Title>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** What it is called in addresses; proposed when a title is chosen, and the operator's from then on. */
    public StringProperty name() {
        return name;
    }

    public ReadOnlyObjectProperty<NameProblem> nameProblem() {
        return nameProblem.getReadOnlyProperty();
    }

    /** Why, for the log. */
    public StringProperty note() {
        return note;
    }

    /** True where all is known that publishing needs, and nothing else is done. */
    public ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Doing> doing() {
        return doing.getReadOnlyProperty();
    }

    /** What is planned or published at the moment, and where, in words; empty while nothing is. */
    public ReadOnlyStringProperty underWay() {
        return underWay.getReadOnlyProperty();
    }

    /** What publishing will do, or does. */
    public ReadOnlyObjectProperty<Optional<PlannedUpload>> planned() {
        return planned.getReadOnlyProperty();
    }

    /** How far it is; at most ten times a second. */
    public ReadOnlyObjectProperty<Optional<Progress>> progress() {
        return progress.getReadOnlyProperty();
    }

    /** What the last publication came to, in words; empty where none ended since the title was chosen. */
    public ReadOnlyStringProperty receipt() {
        return receipt.getReadOnlyProperty();
    }

    /** Reads titles and targets anew: packages come and go without the library. */
    public void refresh() {
        lists.ask();
        targets.refresh();
        history.again();
    }

    public void choose(Optional<Title> title) {
        Optional<Long> before = chosen.get().map(Title::id);
        chosen.set(title);
        if (!title.map(Title::id).equals(before)) {
            receipt.set("");
            note.set("");
            name.set(title.map(each -> Publications.proposed(each, taken(each))).orElse(""));
            asked();
        }
    }

    private Set<String> taken(Title by) {
        return titles.stream()
                .filter(other -> other.id() != by.id())
                .flatMap(other -> other.making().flatMap(Making::publishedAs).stream())
                .collect(Collectors.toSet());
    }

    private void show(List<Title> all) {
        if (closed) {
            return;
        }
        if (!titles.equals(all)) {
            titles.setAll(all);
        }
        loaded.set(true);
        Optional<Long> id = chosen.get().map(Title::id);
        choose(all.stream().filter(each -> id.equals(Optional.of(each.id()))).findFirst());
        check();
    }

    /** Something else is to be published, or elsewhere. */
    private void asked() {
        if (doing.get() == Doing.NOTHING) {
            planned.set(Optional.empty());
        }
        check();
        history.ask(question());
        verification.ask(question());
    }

    private void check() {
        nameProblem.set(chosen.get().map(this::problem).orElse(NameProblem.NONE));
        ready.set(doing.get() == Doing.NOTHING && question().isPresent());
    }

    private NameProblem problem(Title title) {
        if (usable().isEmpty()) {
            return NameProblem.UNUSABLE;
        }
        return taken(title).contains(name.get().strip()) ? NameProblem.TAKEN : NameProblem.NONE;
    }

    private Optional<TitleName> usable() {
        try {
            return Optional.of(new TitleName(name.get().strip()));
        } catch (PublishException e) {
            return Optional.empty();
        }
    }

    private Optional<PublishQuestion> question() {
        return chosen.get()
                .flatMap(title -> usable().flatMap(named -> targets.chosen()
                        .get()
                        .map(target -> new PublishQuestion(title, new Address(named, target.name())))));
    }

    /** Says what publishing would do, and changes nothing. */
    public void plan() {
        if (!ready.get()) {
            return;
        }
        PublishQuestion mine = question().orElseThrow();
        Cancellation cancellation = begin(Doing.PLANNING, mine);
        bench.work()
                .run(() -> Attempt.of(() -> publications.plan(mine.title(), mine.address(), cancellation)), done -> {
                    end();
                    if (!done.wasCancelled(cancellation)) {
                        done.notice().ifPresent(bench::tell);
                    }
                    if (question().filter(mine::isLike).isPresent()) {
                        planned.set(done.result());
                    }
                });
    }

    /** Sends the chosen title to the chosen target, and has viewers see it. */
    public void publish() {
        if (!ready.get()) {
            return;
        }
        PublishQuestion mine = question().orElseThrow();
        Cancellation cancellation = begin(Doing.PUBLISHING, mine);
        Optional<String> why = Optional.of(note.get().strip()).filter(text -> !text.isEmpty());
        receipt.set("");
        bench.work()
                .run(
                        () -> Attempt.of(() -> publications.publish(
                                mine.title(),
                                mine.address(),
                                why,
                                plan -> {
                                    newestPlan.set(Optional.of(plan));
                                    ticks.ask();
                                },
                                warnings::add,
                                far -> {
                                    newest.set(Optional.of(far));
                                    ticks.ask();
                                },
                                cancellation)),
                        done -> ended(mine, cancellation, done));
    }

    private void ended(PublishQuestion of, Cancellation cancellation, Attempt<Published> done) {
        end();
        planned.set(Optional.empty());
        tellWarnings();
        if (done.wasCancelled(cancellation)) {
            bench.tell(Notice.warning(
                    bench.words().of("publish.cancelled", of.address().name()),
                    bench.words().of("publish.cancelled.remedy"),
                    ""));
        } else {
            done.notice().ifPresent(bench::tell);
        }
        done.result().ifPresent(published -> {
            String said = PublishText.receipt(of.address().name(), published.receipt(), bench.words());
            bench.tell(Notice.done(said));
            history.tell(published.caches());
            if (question().filter(of::isLike).isPresent()) {
                receipt.set(said);
                note.set("");
            }
        });
        history.again();
    }

    private void tellWarnings() {
        List<Saying> all = new ArrayList<>();
        for (Saying warning = warnings.poll(); warning != null; warning = warnings.poll()) {
            all.add(warning);
        }
        all.forEach(warning -> bench.tell(Notice.warning(bench.words().of(warning), "", "")));
    }

    private Cancellation begin(Doing what, PublishQuestion of) {
        Cancellation cancellation = new Cancellation();
        work = cancellation;
        newest.set(Optional.empty());
        newestPlan.set(Optional.empty());
        planned.set(Optional.empty());
        progress.set(Optional.empty());
        doing.set(what);
        underWay.set(bench.words()
                .of(
                        what == Doing.PLANNING ? "publish.planning" : "publish.publishing",
                        of.address().name(),
                        of.address().target()));
        check();
        return cancellation;
    }

    private void end() {
        doing.set(Doing.NOTHING);
        underWay.set("");
        progress.set(Optional.empty());
        check();
    }

    private void tick() {
        if (doing.get() == Doing.PUBLISHING) {
            planned.set(newestPlan.get());
            progress.set(newest.get());
        }
    }

    /** Stops what is done, at once; what was sent stays there, and publishing again goes on with it. */
    public void cancel() {
        if (doing.get() == Doing.PLANNING || doing.get() == Doing.PUBLISHING) {
            doing.set(Doing.CANCELLING);
            Cancellation stopped = work;
            bench.work().run(stopped::cancel);
        }
    }

    @Override
    public void close() {
        closed = true;
        unwatch.run();
        work.cancel();
        targets.close();
        history.close();
        verification.close();
        edge.close();
    }
}
