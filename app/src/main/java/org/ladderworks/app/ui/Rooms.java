package org.ladderworks.app.ui;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.ladderworks.app.ladder.OpenPreset;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.command.Command;
import org.ladderworks.app.ui.encoding.NamingViewModel;
import org.ladderworks.app.ui.ladder.LadderView;
import org.ladderworks.app.ui.ladder.LadderViewModel;
import org.ladderworks.app.ui.library.LibraryView;
import org.ladderworks.app.ui.library.LibraryViewModel;
import org.ladderworks.app.ui.library.WatchViewModel;
import org.ladderworks.app.ui.protection.ProtectionView;
import org.ladderworks.app.ui.protection.ProtectionViewModel;
import org.ladderworks.app.ui.publish.PublishView;
import org.ladderworks.app.ui.publish.PublishViewModel;
import org.ladderworks.app.ui.publish.PublishViewModel.Doing;
import org.ladderworks.app.ui.queue.JobEndsViewModel;
import org.ladderworks.app.ui.queue.QueueView;
import org.ladderworks.app.ui.queue.QueueViewModel;
import org.ladderworks.app.ui.review.ReviewView;
import org.ladderworks.app.ui.review.ReviewViewModel;
import org.ladderworks.app.ui.settings.BackupPane;
import org.ladderworks.app.ui.settings.BackupViewModel;
import org.ladderworks.app.ui.settings.CachesPane;
import org.ladderworks.app.ui.settings.CachesViewModel;
import org.ladderworks.app.ui.settings.SettingsView;
import org.ladderworks.app.ui.settings.SettingsViewModel;
import org.ladderworks.app.ui.settings.SupportPane;
import org.ladderworks.app.ui.settings.SupportViewModel;
import org.ladderworks.app.ui.shell.KeptLayout;
import org.ladderworks.app.ui.shell.Room;
import org.ladderworks.app.ui.shell.RoomEntry;
import org.ladderworks.app.ui.shell.ShellView;
import org.ladderworks.app.ui.shell.ShortcutsPane;
import org.ladderworks.app.ui.tour.TourPane;
import org.ladderworks.app.ui.tour.TourStep;
import org.ladderworks.app.ui.tour.TourViewModel;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.ui.workbench.Workbench;

/**
 * The rooms of an open workstation. What follows the library, the queue and what is published is there from the start, whichever room
 * is shown; the rest of a room is made when it is entered. On the UI thread alone.
 */
final class Rooms implements AutoCloseable {
    static final String LIBRARY = "library";
    private static final String LADDER = "ladder";
    private static final String REVIEW = "review";
    private static final String PUBLISH = "publish";

    private final Workbench bench;
    private final Workstation station;
    private final ShellView shell;
    private final Words words;
    private final KeptLayout layout;
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final LibraryViewModel titles;
    private final WatchViewModel watched;
    private final QueueViewModel jobs;
    private final PublishViewModel publishing;
    private final Command tour;
    private @Nullable ReviewViewModel reviewing;

    /**
     * The rooms of a window.
     *
     * @param focused whether the window is the one that is typed into
     * @param closeWhen closes the window once what it is given is true
     */
    Rooms(
            Workbench bench,
            Workstation station,
            ShellView shell,
            Supplier<Boolean> focused,
            Consumer<ObservableValue<Boolean>> closeWhen) {
        this.bench = bench;
        this.station = station;
        this.shell = shell;
        this.words = bench.words();
        this.layout = new KeptLayout(bench.preferences());
        titles = closed(new LibraryViewModel(bench, station), LibraryViewModel::close);
        watched = closed(new WatchViewModel(bench, station), WatchViewModel::close);
        jobs = closed(new QueueViewModel(bench, station), QueueViewModel::close);
        publishing = closed(new PublishViewModel(bench, station), PublishViewModel::close);
        ObservableValue<Boolean> idle = publishing.doing().map(doing -> doing == Doing.NOTHING);
        closed(
                new JobEndsViewModel(bench, station, jobs.running(), focused::get, () -> closeWhen.accept(idle)),
                JobEndsViewModel::close);
        tour = makeTour();
    }

    /** In the order of the rail. */
    List<RoomEntry> entries() {
        ObservableValue<String> none = Bindings.createStringBinding(() -> "");
        ObservableValue<String> waiting = jobs.waiting().map(count -> count.intValue() == 0 ? "" : count.toString());
        ObservableValue<String> underWay = publishing.doing().map(doing -> doing == Doing.NOTHING ? "" : "1");
        return List.of(
                entry(LIBRARY, Feather.FILM, none, this::library),
                entry(LADDER, Feather.BAR_CHART_2, none, this::ladder).taking(this::ladderOf),
                entry("protection", Feather.LOCK, none, this::protection),
                entry("queue", Feather.LAYERS, waiting, this::queue).taking(this::encode),
                entry(REVIEW, Feather.EYE, none, this::review)
                        .taking(ids -> shown(ids).ifPresent(this::reviewOf)),
                entry(PUBLISH, Feather.UPLOAD_CLOUD, underWay, this::publish)
                        .taking(ids -> shown(ids).ifPresent(this::publicationOf)),
                entry("settings", Feather.SETTINGS, none, this::settings));
    }

    private RoomEntry entry(String id, Feather icon, ObservableValue<String> badge, Supplier<Room> building) {
        return new RoomEntry(id, words.of("room." + id), icon, badge, () -> {
            Room room = building.get();
            layout.follow(room.view());
            return room;
        });
    }

    /** Leads through a first title. */
    Command tour() {
        return tour;
    }

    /** Takes in what was dropped on the window. */
    void drop(List<Path> files) {
        titles.take(files);
    }

    /** Watches folders whose links were dropped on the window. */
    void watch(List<Path> folders) {
        watched.add(folders);
    }

    private Room library() {
        LibraryView view = new LibraryView(titles, watched, words, tour, this::reviewOf);
        return new Room(view.node(), view.all());
    }

    private void reviewOf(Title title) {
        shell.show(REVIEW);
        if (reviewing != null) {
            reviewing.choose(Optional.of(title));
        }
    }

    /** The first of some titles, which is seen where it was dragged from. */
    private Optional<Title> shown(List<Long> ids) {
        return ids.stream()
                .mapToInt(titles::place)
                .filter(place -> place >= 0)
                .mapToObj(place -> titles.rows().get(place).title().get())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private void ladderOf(List<Long> ids) {
        titles.selection().setAll(ids);
        shell.show(LADDER);
    }

    private void encode(List<Long> ids) {
        titles.selection().setAll(ids);
        titles.encodeSelected(List.of());
    }

    private void publicationOf(Title title) {
        shell.show(PUBLISH);
        publishing.choose(Optional.of(title));
    }

    private Room ladder() {
        NamingViewModel names = closed(new NamingViewModel(bench, station, titles.selection()), NamingViewModel::close);
        LadderViewModel model =
                closed(new LadderViewModel(bench, station, titles.selected(), names::encode), LadderViewModel::close);
        names.follow(
                model.chosen().map(open -> open.map(OpenPreset::name).stream().toList()));
        LadderView view = new LadderView(model, names, words);
        return new Room(view.node(), view.all());
    }

    private Room protection() {
        ProtectionViewModel model = closed(new ProtectionViewModel(bench, station), ProtectionViewModel::close);
        ProtectionView view = new ProtectionView(model, words);
        return new Room(view.node(), view.all());
    }

    private Room queue() {
        QueueView view = new QueueView(jobs, words);
        return new Room(view.node(), view.all());
    }

    private Room review() {
        ReviewViewModel model = closed(new ReviewViewModel(bench, station), ReviewViewModel::close);
        reviewing = model;
        ReviewView view = new ReviewView(model, words);
        return new Room(view.node(), view.all());
    }

    private Room publish() {
        PublishView view = new PublishView(publishing, words);
        return new Room(view.node(), view.all());
    }

    private Room settings() {
        CachesViewModel caches =
                closed(new CachesViewModel(bench, station.upkeep().caches()), CachesViewModel::close);
        BackupViewModel backups = closed(
                new BackupViewModel(
                        bench, station.upkeep().backup(), station.upkeep().arrival()),
                BackupViewModel::close);
        SupportViewModel support = new SupportViewModel(bench, station.upkeep().support());
        SettingsView view = new SettingsView(
                new SettingsViewModel(bench, station),
                words,
                List.of(
                        new SettingsView.Section("caches", new CachesPane(caches, words).node()),
                        new SettingsView.Section("shortcuts", new ShortcutsPane(words, shell::everything).node()),
                        new SettingsView.Section("backup", new BackupPane(backups, words).node()),
                        new SettingsView.Section("support", new SupportPane(support, words).node())));
        return new Room(view.node(), view.all());
    }

    /** Told beneath the rooms, whichever is shown. */
    private Command makeTour() {
        TourViewModel model = closed(new TourViewModel(bench, station, titles, publishing), TourViewModel::close);
        TourPane pane = new TourPane(model, words, shell::show);
        shell.put(pane.node());
        shell.shown().subscribe(_ -> pane.again());
        ObservableBooleanValue underWay =
                Bindings.createBooleanBinding(() -> model.step().get() != TourStep.OFF, model.step());
        return new Command("tour", words.of("tour.start"), Feather.COMPASS, Optional.empty(), underWay, () -> {
            shell.show(LIBRARY);
            model.start();
        });
    }

    private <T> T closed(T model, Consumer<T> close) {
        closing.push(() -> close.accept(model));
        return model;
    }

    /** What was made last is closed first. */
    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
