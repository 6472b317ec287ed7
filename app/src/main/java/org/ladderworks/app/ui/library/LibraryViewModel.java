package org.ladderworks.app.ui.library;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.library.Verdict;
import org.ladderworks.app.studio.Intake;
import org.ladderworks.app.studio.PackageProtection;
import org.ladderworks.app.studio.SourceLook;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.encoding.NamingViewModel;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.work.Refresh;
import org.ladderworks.app.ui.workbench.Workbench;

/** The library as it is seen: what is looked for, what was found, what is chosen. On the UI thread alone. */
public final class LibraryViewModel implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    /** Of chosen titles: more are counted, but not looked at one by one. */
    private static final int MOST_SHOWN = 500;

    /** Of lines: as many as fit on a tall screen. */
    private static final int SEEN_FIRST = 32;

    private final Workbench bench;
    private final Library library;
    private final Intake intake;
    private final SourceLook look;
    private final TitleEdits edits;
    private final NamingViewModel naming;
    private final TitleRows rows;
    private final Pace looks;
    private final Runnable unwatch;
    private final ConcurrentLinkedQueue<Long> changed = new ConcurrentLinkedQueue<>();

    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Optional<TitleStatus>> status = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> tag = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<TitleQuery.Order> order = new SimpleObjectProperty<>(TitleQuery.Order.ADDED);
    private final BooleanProperty descending = new SimpleBooleanProperty(true);
    private final ObservableList<Long> selection = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<Title>> selected = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Map<String, Long>> tags = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyIntegerWrapper found = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper looking = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final Refresh<Found> finding;
    private final Refresh<Map<String, Long>> findingTags;
    private final Refresh<List<Title>> fetching;
    private final Refresh<Optional<Reviewed>> askingQa;
    private final ReadOnlyObjectWrapper<Optional<Reviewed>> reviewed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Refresh<Optional<PackageProtection>> askingProtection;
    private final ReadOnlyObjectWrapper<Optional<PackageProtection>> protection =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean changing;

    /** What was found, and the first of them: those are seen with the list, not after it. */
    private record Found(List<Long> ids, List<Title> first) {}

    /** What QA says of a title: how many remarks there are, and the last verdict. */
    public record Reviewed(int remarks, Optional<Verdict> verdict) {}

    public LibraryViewModel(Workbench bench, Workstation station) {
        this.bench = bench;
        this.library = station.library();
        this.intake = station.intake();
        this.look = station.look();
        this.edits = new TitleEdits(bench, station);
        this.naming = new NamingViewModel(bench, station, selection);
        this.rows = new TitleRows(bench.work(), library::titles);
        this.looks = bench.pace(BETWEEN_LOOKS, this::lookAgain);
        this.finding = new Refresh<>(
                bench.work(),
                () -> {
                    TitleQuery query = query();
                    return () -> {
                        List<Long> ids = library.ids(query);
                        return new Found(ids, library.titles(ids.subList(0, Math.min(ids.size(), SEEN_FIRST))));
                    };
                },
                this::shown);
        this.findingTags = new Refresh<>(bench.work(), () -> library::tags, tags::set);
        this.fetching = new Refresh<>(
                bench.work(),
                () -> {
                    List<Long> ids = selection.stream().limit(MOST_SHOWN).toList();
                    return () -> library.titles(ids);
                },
                selected::set);
        this.askingQa = new Refresh<>(
                bench.work(),
                () -> {
                    Optional<Long> one = selection.size() == 1 ? Optional.of(selection.getFirst()) : Optional.empty();
                    return () -> one.map(id -> new Reviewed(
                            library.remarks(id).size(),
                            library.verdicts(id).stream().findFirst()));
                },
                reviewed::set);
        this.askingProtection = new Refresh<>(
                bench.work(),
                () -> {
                    Optional<Long> one = selection.size() == 1 ? Optional.of(selection.getFirst()) : Optional.empty();
                    return () -> one.flatMap(library::find)
                            .flatMap(Title::making)
                            .flatMap(made -> PackageProtection.of(Path.of(made.folder())));
                },
                protection::set);
        this.unwatch = library.watch(change -> {
            changed.addAll(change.titles());
            looks.ask();
        });
        search.addListener((_, _, _) -> finding.ask());
        status.addListener((_, _, _) -> finding.ask());
        tag.addListener((_, _, _) -> finding.ask());
        order.addListener((_, _, _) -> finding.ask());
        descending.addListener((_, _, _) -> finding.ask());
        selection.subscribe(fetching::ask);
        selection.subscribe(askingQa::ask);
        selection.subscribe(askingProtection::ask);
        finding.ask();
    }

    /** What words of titles begin with. */
    public StringProperty search() {
        return search;
    }

    /** The one status that is shown; empty for all. */
    public ObjectProperty<Optional<TitleStatus>> status() {
        return status;
    }

    /** The one tag that is shown; empty for all. */
    public ObjectProperty<Optional<String>> tag() {
        return tag;
    }

    public ObjectProperty<TitleQuery.Order> order() {
        return order;
    }

    public BooleanProperty descending() {
        return descending;
    }

    /** The lines, in order. */
    public ObservableList<TitleRow> rows() {
        return rows;
    }

    /** The place of a title among the lines; -1 where it is not among them. */
    public int place(long title) {
        return rows.place(title);
    }

    /** How many lines there are. */
    public ReadOnlyIntegerProperty found() {
        return found.getReadOnlyProperty();
    }

    /** True once it was looked for titles. */
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** How many sources are being looked at, and wait for it. */
    public ReadOnlyIntegerProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** All tags, with how many titles have each. */
    public ReadOnlyObjectProperty<Map<String, Long>> tags() {
        return tags.getReadOnlyProperty();
    }

    /** Ids of the chosen titles; the view sets them. */
    public ObservableList<Long> selection() {
        return selection;
    }

    /** The first {@value #MOST_SHOWN} of the chosen titles as they are kept, a moment behind {@link #selection}. */
    public ReadOnlyObjectProperty<List<Title>> selected() {
        return selected.getReadOnlyProperty();
    }

    /** What QA says of the chosen title; empty where none or several are chosen. */
    public ReadOnlyObjectProperty<Optional<Reviewed>> reviewed() {
        return reviewed.getReadOnlyProperty();
    }

    /** Of the package of the one title that is chosen; empty where there is none. */
    public ReadOnlyObjectProperty<Optional<PackageProtection>> protection() {
        return protection.getReadOnlyProperty();
    }

    /** True where something narrows what is shown. */
    public boolean isNarrowed() {
        return !search.get().isBlank() || status.get().isPresent() || tag.get().isPresent();
    }

    /** Shows all again. */
    public void widen() {
        search.set("");
        status.set(Optional.empty());
        tag.set(Optional.empty());
    }

    /** Where the picture of a title lies, if it has one. */
    public Path picture(long title) {
        return look.picture(title);
    }

    /** Takes files and folders in that were dropped or chosen. */
    public void take(List<Path> paths) {
        bench.work().inTurn(() -> intake.take(paths), this::taken);
    }

    /** Takes in what was pasted: paths and addresses, one on each line. */
    public void paste(String text) {
        List<Path> paths = PastedPaths.of(text);
        List<String> addresses = PastedPaths.addresses(text);
        if (paths.isEmpty() && addresses.isEmpty()) {
            bench.tell(Notice.warning(
                    bench.words().of("library.paste.none"), bench.words().of("library.paste.remedy"), ""));
        } else {
            bench.work().inTurn(() -> intake.take(paths, addresses), this::taken);
        }
    }

    private void taken(Intake.Taken taken) {
        if (!taken.added().isEmpty()) {
            List<Long> ids = taken.added().stream().map(Title::id).toList();
            edits.added(taken.added());
            widen();
            selection.setAll(ids.size() > MOST_SHOWN ? List.of() : ids);
        }
        if (!taken.unread().isEmpty()) {
            bench.tell(Notice.warning(
                    bench.words().of("library.unread", taken.unread().size()),
                    "",
                    lined(taken.unread().stream().map(Path::toString).toList())));
        }
        if (!taken.known().isEmpty()) {
            bench.tell(Notice.warning(
                    bench.words().of("library.known", taken.known().size()), "", lined(taken.known())));
        } else if (taken.added().isEmpty()) {
            bench.tell(Notice.warning(
                    bench.words().of("library.nothing"), bench.words().of("library.nothing.remedy"), ""));
        }
    }

    private static String lined(List<String> sources) {
        return String.join("\n", sources);
    }

    /** Keeps what the operator says of one title. */
    public void describe(long title, TitleDetails details) {
        edits.describe(title, details);
    }

    /** Gives the chosen titles tags. */
    public void tagSelected(Set<String> added) {
        edits.tag(List.copyOf(selection), added);
    }

    /** Takes the chosen titles off the list; their files stay. */
    public void removeSelected() {
        edits.remove(List.copyOf(selection));
    }

    /** What their packages are called. */
    public NamingViewModel naming() {
        return naming;
    }

    /**
     * Puts jobs for the chosen titles into the queue.
     *
     * @param ladder names of presets; none for the one proposed for each source
     */
    public void encodeSelected(List<String> ladder) {
        naming.encode(ladder);
    }

    /** Looks at the sources of the chosen titles once more. */
    public void lookAtSelected() {
        List<Long> ids = List.copyOf(selection);
        bench.work().run(() -> look.at(ids));
    }

    private TitleQuery query() {
        return TitleQuery.ALL
                .searching(search.get())
                .of(status.get().stream().collect(Collectors.toSet()))
                .tagged(tag.get().stream().collect(Collectors.toSet()))
                .by(order.get(), descending.get());
    }

    private void shown(Found all) {
        changing = true;
        rows.show(all.ids(), all.first());
        changing = false;
        found.set(all.ids().size());
        if (!loaded.get()) {
            loaded.set(true);
            // Not at once with the titles: they are waited for.
            findingTags.ask();
        }
    }

    /** True while other lines are put in the list: what is chosen is not to follow that. */
    public boolean isChanging() {
        return changing;
    }

    /** The title of a line. */
    public long id(int line) {
        return rows.ids().get(line);
    }

    private void lookAgain() {
        Set<Long> ids = drain(changed);
        rows.refresh(ids);
        finding.ask();
        findingTags.ask();
        looking.set(look.waiting());
        if (selection.stream().anyMatch(ids::contains)) {
            fetching.ask();
            askingQa.ask();
            askingProtection.ask();
        }
        if (look.waiting() > 0) {
            // The last of them has told of itself before it ended.
            looks.ask();
        }
    }

    private static Set<Long> drain(Collection<Long> queue) {
        Set<Long> ids = Set.copyOf(queue);
        queue.removeAll(ids);
        return ids;
    }

    @Override
    public void close() {
        unwatch.run();
        naming.close();
    }
}
