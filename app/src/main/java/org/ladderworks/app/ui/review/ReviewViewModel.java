package org.ladderworks.app.ui.review;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.studio.PlayerPages;
import org.ladderworks.app.studio.ReviewDesk;
import org.ladderworks.app.studio.Viewing;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.work.Refresh;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.time.MediaTime;

/** The room of QA as it is seen: which titles there are, what of the chosen one is shown. On the UI thread alone. */
public final class ReviewViewModel implements AutoCloseable {
    private static final Duration BETWEEN_LISTS = Duration.ofMillis(400);

    private final Workbench bench;
    private final ReviewDesk desk;
    private final ScreenViewModel screen;
    private final QaViewModel qa;
    private final Pace lists;
    private final Runnable unwatch;
    private final Refresh<Optional<Viewing>> looking;
    private final ObservableList<Title> titles = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Optional<TitleStatus>> status =
            new SimpleObjectProperty<>(Optional.of(TitleStatus.TO_REVIEW));
    private final ReadOnlyObjectWrapper<Optional<Title>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Viewing>> viewing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper hindrances = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper poster = new ReadOnlyStringWrapper("");

    public ReviewViewModel(Workbench bench, Workstation station) {
        this.bench = bench;
        this.desk = station.reviews();
        this.screen = new ScreenViewModel(bench, desk.worker());
        this.qa = new QaViewModel(bench, station.library());
        Refresh<List<Title>> listing = new Refresh<>(
                bench.work(),
                () -> {
                    Optional<TitleStatus> wanted = status.get();
                    return () -> desk.titles(wanted);
                },
                this::show);
        this.looking = new Refresh<>(
                bench.work(),
                () -> {
                    Optional<Title> title = chosen.get();
                    return () -> title.map(desk::look);
                },
                this::show);
        this.lists = bench.pace(BETWEEN_LISTS, () -> {
            listing.ask();
            qa.again();
        });
        this.unwatch = station.library().watch(_ -> lists.ask());
        status.addListener((_, _, _) -> listing.ask());
        listing.ask();
    }

    /** What is on the screen. */
    public ScreenViewModel screen() {
        return screen;
    }

    /** What is said of it. */
    public QaViewModel qa() {
        return qa;
    }

    /** Titles with a package and the status that is looked for, those that changed last first. */
    public ObservableList<Title> titles() {
        return titles;
    }

    /** True once it was looked for titles. */
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /** The one that titles have; empty for any. */
    public ObjectProperty<Optional<TitleStatus>> status() {
        return status;
    }

    /** The title that is looked at; it stays when it is judged and leaves the list. */
    public ReadOnlyObjectProperty<Optional<Title>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** What cannot be seen of it and why, a line each. */
    public ReadOnlyStringProperty hindrances() {
        return hindrances.getReadOnlyProperty();
    }

    /** Which frame was picked as its poster, in words. */
    public ReadOnlyStringProperty poster() {
        return poster.getReadOnlyProperty();
    }

    private void show(List<Title> found) {
        if (!titles.equals(found)) {
            titles.setAll(found);
        }
        loaded.set(true);
    }

    /** Looks at a title. */
    public void choose(Optional<Title> title) {
        if (!title.map(Title::id).equals(chosen.get().map(Title::id))) {
            chosen.set(title);
            qa.show(title);
            looking.ask();
        }
    }

    /** Looks at what there is of the title now: it may have been encoded anew. */
    public void again() {
        lists.ask();
        looking.ask();
    }

    private void show(Optional<Viewing> found) {
        if (!found.map(each -> each.title().id()).equals(chosen.get().map(Title::id))) {
            return;
        }
        viewing.set(found);
        screen.show(found);
        hindrances.set(found.map(each -> String.join(
                        "\n",
                        each.hindrances().stream()
                                .map(why -> bench.words()
                                        .of(
                                                "review.hindrance."
                                                        + why.kind()
                                                                .name()
                                                                .toLowerCase(java.util.Locale.ROOT)
                                                                .replace('_', '-'),
                                                why.detail()))
                                .toList()))
                .orElse(""));
        tellPoster();
    }

    private void tellPoster() {
        Optional<MediaTime> wish = chosen.get().flatMap(title -> desk.posters().find(title.id()));
        poster.set(wish.map(time -> bench.words().of("review.poster.picked", screen.timecode(time)))
                .orElse(""));
    }

    /** The frame that is seen is to be the poster, from the next encode on. */
    public void pickPoster() {
        chosen.get().ifPresent(title -> {
            Optional<MediaTime> at = Optional.of(screen.position().get());
            bench.work().inTurn(() -> desk.posters().wish(title.id(), at), before -> {
                Edit edit = new Edit(
                        bench.words().of("review.edit.poster"),
                        () -> wish(title.id(), before),
                        () -> wish(title.id(), at));
                bench.did(edit);
                tellPoster();
                bench.tell(Notice.done(
                        bench.words().of("review.poster.kept"),
                        new Notice.Offer(
                                bench.words().of("undo"), () -> bench.edits().undo(edit))));
            });
        });
    }

    private void wish(long title, Optional<MediaTime> at) {
        var _ = desk.posters().wish(title, at);
        bench.work().run(() -> true, _ -> tellPoster());
    }

    /**
     * Has the package played by the browser; where its address is a secret, that is left to the operator.
     *
     * @param copy takes an address to the clipboard
     */
    public void openInBrowser(Consumer<String> copy) {
        page(page -> {
            if (page.secret()) {
                copy.accept(page.address().toString());
                bench.tell(Notice.warning(
                        bench.words().of("review.browser.secret"),
                        bench.words().of("review.browser.secret.remedy"),
                        ""));
            } else {
                if (page.keyless()) {
                    bench.tell(Notice.warning(bench.words().of("review.browser.keyless"), "", ""));
                }
                bench.work().run(() -> desk.pages().open(page));
                bench.tell(Notice.done(
                        bench.words().of("review.browser.open", page.address().toString())));
            }
        });
    }

    /** Serves the package, and gives the address of its page. */
    public void copyAddress(Consumer<String> copy) {
        page(page -> {
            copy.accept(page.address().toString());
            bench.tell(Notice.done(bench.words().of("review.browser.copied")));
        });
    }

    private void page(Consumer<PlayerPages.Page> then) {
        chosen.get()
                .flatMap(Title::making)
                .map(Making::folder)
                .ifPresent(folder -> bench.work().run(() -> desk.pages().page(Path.of(folder)), then));
    }

    @Override
    public void close() {
        unwatch.run();
        screen.close();
    }
}
