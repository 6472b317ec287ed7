package org.ladderworks.app.ui.library;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.ladderworks.app.ladder.PresetItem;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.app.protection.OpenProfile;
import org.ladderworks.app.studio.WatchDesk;
import org.ladderworks.app.studio.WatchNews;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.work.Refresh;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.app.watch.FolderState;
import org.ladderworks.app.watch.WatchedFolder;

/** The watched folders as they are seen and changed, and what comes of them. On the UI thread alone. */
public final class WatchViewModel implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);
    private static final Duration BETWEEN_NOTICES = Duration.ofSeconds(4);
    private static final int MOST_NAMED = 20;

    private final Workbench bench;
    private final WatchDesk desk;
    private final Refresh<List<FolderState>> refresh;
    private final Refresh<Choices> choosing;
    private final Pace looks;
    private final Pace notices;
    private final Runnable unwatch;
    private final ConcurrentLinkedQueue<WatchNews> news = new ConcurrentLinkedQueue<>();
    private final ReadOnlyObjectWrapper<List<FolderState>> folders = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Choices> choices =
            new ReadOnlyObjectWrapper<>(new Choices(List.of(), List.of()));
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final BooleanProperty seen = new SimpleBooleanProperty();

    /**
     * What files can be encoded by.
     *
     * @param presets names of them
     * @param protections names of profiles
     */
    public record Choices(List<String> presets, List<String> protections) {}

    public WatchViewModel(Workbench bench, Workstation station) {
        this.bench = bench;
        this.desk = station.watched();
        this.refresh = new Refresh<>(bench.work(), () -> desk::list, folders::set);
        this.choosing = new Refresh<>(
                bench.work(),
                () -> () -> new Choices(
                        station.presets().list().stream().map(PresetItem::name).toList(),
                        station.protections().list().stream()
                                .map(OpenProfile::name)
                                .toList()),
                choices::set);
        this.looks = bench.pace(BETWEEN_LOOKS, refresh::ask);
        this.notices = bench.pace(BETWEEN_NOTICES, this::tell);
        this.unwatch = desk.watch(each -> {
            looks.ask();
            if (each.isWorthTelling()) {
                news.add(each);
                notices.ask();
            }
        });
        open.subscribe(isOpen -> {
            if (isOpen) {
                choosing.ask();
            }
        });
        refresh.ask();
    }

    /** As they are now. */
    public ReadOnlyObjectProperty<List<FolderState>> folders() {
        return folders.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Choices> choices() {
        return choices.getReadOnlyProperty();
    }

    /** True while they are shown. */
    public BooleanProperty open() {
        return open;
    }

    /** True while the operator sees what comes; the view sets it. */
    public BooleanProperty seen() {
        return seen;
    }

    /** Watches folders, as is usual. */
    public void add(List<Path> paths) {
        open.set(true);
        paths.forEach(path -> put(WatchedFolder.usual(path), bench.words().of("watch.edit.add")));
    }

    /** Watches those that were pasted: one on each line. */
    public void paste(String text) {
        List<Path> paths = PastedPaths.of(text);
        if (paths.isEmpty()) {
            bench.tell(Notice.warning(
                    bench.words().of("library.paste.none"), bench.words().of("library.paste.remedy"), ""));
        } else {
            add(paths);
        }
    }

    /** Watches a folder otherwise. */
    public void change(WatchedFolder folder) {
        put(folder, bench.words().of("watch.edit.change", folder.name()));
    }

    private void put(WatchedFolder folder, String name) {
        bench.work().inTurn(() -> desk.put(folder), before -> {
            Runnable undo = before.<Runnable>map(was -> () -> desk.put(was)).orElse(() -> desk.remove(folder.path()));
            if (!before.equals(Optional.of(folder))) {
                bench.did(new Edit(name, undo, () -> desk.put(folder)));
            }
        });
    }

    /** Watches it no longer. */
    public void remove(WatchedFolder folder) {
        bench.work()
                .inTurn(
                        () -> desk.remove(folder.path()),
                        gone -> gone.ifPresent(was -> {
                            Edit edit = new Edit(
                                    bench.words().of("watch.edit.remove", was.name()),
                                    () -> desk.put(was),
                                    () -> desk.remove(was.path()));
                            bench.did(edit);
                            bench.tell(Notice.done(
                                    bench.words().of("watch.removed", was.name()),
                                    new Notice.Offer(
                                            bench.words().of("undo"),
                                            () -> bench.edits().undo(edit))));
                        }));
    }

    private void tell() {
        List<WatchNews> all = new ArrayList<>();
        for (WatchNews next = news.poll(); next != null; next = news.poll()) {
            all.add(next);
        }
        List<Title> taken = all.stream().flatMap(each -> each.taken().stream()).toList();
        if (!taken.isEmpty() && !seen.get()) {
            bench.tell(Notice.done(bench.words()
                    .of(
                            "watch.taken",
                            taken.size(),
                            all.stream()
                                    .filter(each -> !each.taken().isEmpty())
                                    .map(each -> each.folder().name())
                                    .distinct()
                                    .collect(Collectors.joining(", ")))));
        }
        List<Title> changed =
                all.stream().flatMap(each -> each.changed().stream()).toList();
        if (!changed.isEmpty()) {
            bench.tell(Notice.warning(
                    bench.words().of("watch.changed", changed.size()),
                    bench.words().of("watch.changed.remedy"),
                    changed.stream().limit(MOST_NAMED).map(Title::source).collect(Collectors.joining("\n"))));
        }
        all.forEach(each -> each.trouble().ifPresent(trouble -> tell(trouble.what(), trouble)));
        all.stream()
                .flatMap(each -> each.refused().entrySet().stream())
                .collect(Collectors.groupingBy(
                        each -> each.getValue().code() + each.getValue().what(),
                        java.util.LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .forEach(alike -> tell(
                        bench.words().of("watch.refused", alike.size()) + " "
                                + alike.getFirst().getValue().what(),
                        alike.getFirst().getValue()));
    }

    private void tell(String what, Trouble trouble) {
        bench.tell(new Notice(
                Notice.Kind.ERROR, what, trouble.remedy(), Optional.of(trouble.code()), "", Optional.empty()));
    }

    @Override
    public void close() {
        unwatch.run();
    }
}
