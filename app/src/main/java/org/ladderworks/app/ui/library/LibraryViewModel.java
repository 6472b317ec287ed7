package org.ladderworks.app.ui.library;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.ladderworks.app.studio.Encodings;
import org.ladderworks.app.studio.Intake;
import org.ladderworks.app.studio.SourceLook;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.workbench.Workbench;

/** The library as it is seen: what is looked for, what was found, what is chosen. On the UI thread alone. */
public final class LibraryViewModel implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    private final Workbench bench;
    private final Library library;
    private final Intake intake;
    private final SourceLook look;
    private final Encodings encodings;
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
    private int asked;

    public LibraryViewModel(Workbench bench, Workstation station) {
        this.bench = bench;
        this.library = station.library();
        this.intake = station.intake();
        this.look = station.look();
        this.encodings = station.encodings();
        this.rows = new TitleRows(bench.work(), library::titles);
        this.looks = bench.pace(BETWEEN_LOOKS, this::lookAgain);
        this.unwatch = library.watch(change -> {
            changed.addAll(change.titles());
            looks.ask();
        });
        search.addListener((_, _, _) -> find());
        status.addListener((_, _, _) -> find());
        tag.addListener((_, _, _) -> find());
        order.addListener((_, _, _) -> find());
        descending.addListener((_, _, _) -> find());
        selection.subscribe(this::fetchSelected);
        find();
        findTags();
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

    /** The chosen titles as they are kept, a moment behind {@link #selection}. */
    public ReadOnlyObjectProperty<List<Title>> selected() {
        return selected.getReadOnlyProperty();
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
        bench.work().run(() -> intake.take(paths), this::taken);
    }

    /** Takes in what was pasted: paths, one on each line. */
    public void paste(String text) {
        List<Path> paths = PastedPaths.of(text);
        if (paths.isEmpty()) {
            bench.tell(Notice.warning(
                    bench.words().of("library.paste.none"), bench.words().of("library.paste.remedy"), ""));
        } else {
            take(paths);
        }
    }

    private void taken(Intake.Taken taken) {
        if (!taken.added().isEmpty()) {
            List<Long> ids = taken.added().stream().map(Title::id).toList();
            bench.did(new Edit(
                    bench.words().of("library.edit.add", ids.size()),
                    () -> library.remove(ids),
                    () -> library.restore(taken.added())));
            widen();
            selection.setAll(ids);
        }
        if (!taken.known().isEmpty()) {
            bench.tell(Notice.warning(
                    bench.words().of("library.known", taken.known().size()),
                    "",
                    taken.known().stream().map(Path::toString).collect(Collectors.joining("\n"))));
        } else if (taken.added().isEmpty()) {
            bench.tell(Notice.warning(
                    bench.words().of("library.nothing"), bench.words().of("library.nothing.remedy"), ""));
        }
    }

    /** Keeps what the operator says of one title. */
    public void describe(long title, TitleDetails details) {
        change(bench.words().of("library.edit.describe"), List.of(title), details);
    }

    /** Gives the chosen titles a tag. */
    public void tagSelected(String added) {
        List<Title> before = selected.get();
        edit(
                bench.words().of("library.edit.tag", added),
                before,
                before.stream().map(title -> tagged(title.details(), added)).toList());
    }

    private static TitleDetails tagged(TitleDetails details, String added) {
        return new TitleDetails(
                details.name(),
                details.description(),
                Stream.concat(details.tags().stream(), Stream.of(added)).toList());
    }

    private void change(String name, List<Long> ids, TitleDetails details) {
        bench.work().run(() -> keep(ids, List.of(details)), before -> did(name, before, List.of(details)));
    }

    private void edit(String name, List<Title> titles, List<TitleDetails> details) {
        List<Long> ids = titles.stream().map(Title::id).toList();
        bench.work().run(() -> keep(ids, details), before -> did(name, before, details));
    }

    private void did(String name, List<Title> before, List<TitleDetails> after) {
        if (!before.isEmpty()) {
            List<Long> ids = before.stream().map(Title::id).toList();
            List<TitleDetails> old = before.stream().map(Title::details).toList();
            bench.did(new Edit(name, () -> keep(ids, old), () -> keep(ids, after)));
        }
    }

    private List<Title> keep(List<Long> ids, List<TitleDetails> details) {
        List<Title> before = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            TitleDetails wanted = details.get(i);
            before.addAll(library.edit(
                    List.of(ids.get(i)), (now, at) -> now.details().equals(wanted) ? now : now.with(wanted, at)));
        }
        return before;
    }

    /** Takes the chosen titles off the list; their files stay. */
    public void removeSelected() {
        List<Long> ids = List.copyOf(selection);
        if (ids.isEmpty()) {
            return;
        }
        bench.work().run(() -> library.remove(ids), gone -> {
            String name = bench.words().of("library.edit.remove", gone.size());
            Edit edit = new Edit(name, () -> library.restore(gone), () -> library.remove(ids));
            bench.did(edit);
            bench.tell(Notice.done(
                    bench.words().of("library.removed", gone.size()),
                    new Notice.Offer(bench.words().of("undo"), bench::undo)));
        });
    }

    /** Puts jobs for the chosen titles into the queue, with the ladder that is proposed for each. */
    public void encodeSelected() {
        List<Long> ids = List.copyOf(selection);
        if (!ids.isEmpty()) {
            bench.work().run(() -> encodings.encode(ids, List.of()), this::begun);
        }
    }

    private void begun(Encodings.Begun begun) {
        begun.refused()
                .forEach((title, trouble) -> bench.tell(new Notice(
                        Notice.Kind.ERROR,
                        title.details().name() + ": " + trouble.what(),
                        trouble.remedy(),
                        Optional.of(trouble.code()),
                        title.source(),
                        Optional.empty())));
        if (!begun.jobs().isEmpty()) {
            bench.tell(
                    Notice.done(bench.words().of("library.queued", begun.jobs().size())));
        }
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

    private void find() {
        int mine = ++asked;
        TitleQuery query = query();
        bench.work().run(() -> library.ids(query), ids -> {
            // What was asked for meanwhile comes later.
            if (mine == asked) {
                rows.show(ids);
                found.set(ids.size());
                loaded.set(true);
            }
        });
    }

    private void findTags() {
        bench.work().run(library::tags, tags::set);
    }

    private void lookAgain() {
        Set<Long> ids = drain(changed);
        rows.refresh(ids);
        find();
        findTags();
        looking.set(look.waiting());
        if (selection.stream().anyMatch(ids::contains)) {
            fetchSelected();
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

    private void fetchSelected() {
        List<Long> ids = List.copyOf(selection);
        bench.work().run(() -> library.titles(ids), titles -> {
            if (ids.equals(selection)) {
                selected.set(titles);
            }
        });
    }

    @Override
    public void close() {
        unwatch.run();
    }
}
